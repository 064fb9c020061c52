import type { Classification, FhirAdapter, JsonObject, KnownZib, ZibMapping } from '@meervoud/adapter-sdk';
import { type FhirVersion, versionOf } from './fhir-version.ts';

type Reader = Pick<FhirAdapter, 'fhirVersion' | 'mappings' | 'known'>;

/**
 * One classification for files of which nobody said the FHIR version. Each resource goes to one adapter only:
 * that of its version where its shape tells ({@link versionOf}); else the only one whose codes recognise it; else the
 * first given.
 */
export const eitherVersion = (readers: readonly Reader[]): Classification => {
  const recognises = (reader: Reader, resource: JsonObject): boolean =>
    reader.mappings.some(({ resourceType, recognise }) => resourceType === resource['resourceType'] && recognise(resource));
  const isFor = (reader: Reader, resource: JsonObject): boolean => {
    const version: FhirVersion | undefined = versionOf(resource);
    const written = readers.find(({ fhirVersion }) => fhirVersion === version);
    return (written ?? readers.find((candidate) => recognises(candidate, resource))) === reader;
  };
  const onlyOwn = (reader: Reader) => (mapping: ZibMapping): ZibMapping =>
    ({ ...mapping, recognise: (resource) => mapping.recognise(resource) && isFor(reader, resource) });
  return {
    mappings: readers.flatMap((reader) => reader.mappings.map(onlyOwn(reader))),
    known: [...new Set(readers.flatMap(({ known }) => known))].toSorted((one, other) => vagueness(one) - vagueness(other)),
  };
};

/** A name by code says more than one by any code, and that more than one by type alone: of several lists, the codes go first. */
const vagueness = ({ at }: KnownZib): number => (at === undefined ? 2 : at.codes === 'any' ? 1 : 0);
