/** What the ECD asks of a resource, of whatever FHIR version. */
export interface StoredResource {
  readonly resourceType: string;
  readonly id?: string | undefined;
  readonly meta?: {
    readonly versionId?: string | undefined;
    readonly lastUpdated?: string | undefined;
    readonly profile?: readonly string[] | undefined;
  } | undefined;
}
