import { type DeliveryKey, type DisclosedValue, type ExchangeProfile, wireKey } from '@meervoud/exchange';
import type { IndicatorSet } from '@meervoud/indicator';
import { canonical, type ContentHash, type ExactJson, hashOfBytes, toJsonText } from '@meervoud/kernel';
import { extension, systems } from '@meervoud/measure';
import { stableId } from './fhir-codes.ts';
import { toMeasureReport } from './measure-report.ts';

export interface ReportingOrganization {
  readonly id: string;
  readonly name: string;
  /** Number in the Dutch business register, 8 digits. */
  readonly kvk?: string | undefined;
}

export interface BundleContent {
  readonly organization: ReportingOrganization;
  readonly locations: readonly { readonly id: string; readonly name: string }[];
  readonly set: IndicatorSet;
  readonly profile: ExchangeProfile;
  readonly key: DeliveryKey;
  readonly values: readonly DisclosedValue[];
  /** Payload hash of the revision before this one that left the house. */
  readonly supersedes?: string | undefined;
}

type Resource = { readonly [key: string]: ExactJson | undefined };

/**
 * A DEQM-style submission: one transaction Bundle, to be POSTed to the recipient's server base, of the Organization,
 * its Locations and a summary MeasureReport per value. Every id follows from what it names, so a correction PUTs the
 * same resources again. Pure and deterministic: its only time is the newest `derivedAt` among the values.
 */
export const toMeasureReportBundle = (content: BundleContent): Resource => {
  const { organization, set, profile, key } = content;
  const organizationId = stableId('Organization', organization.id);
  const locationId = (id: string): string => stableId('Location', organization.id, id);
  const locations = content.locations.toSorted((one, other) => compare(one.id, other.id));
  return {
    resourceType: 'Bundle',
    id: stableId('Bundle', wireKey(key)),
    meta: {
      extension: content.supersedes === undefined ? undefined : [extension('supersedes-payload', { valueString: content.supersedes })],
      tag: [
        { system: canonical('CodeSystem/exchange-profile'), code: `${profile.id}@${profile.version}` },
        { system: canonical('CodeSystem/disclosure-policy'), code: profile.disclosure.policy },
      ],
    },
    identifier: { system: canonical('NamingSystem/submission'), value: wireKey(key) },
    type: 'transaction',
    timestamp: content.values.map(({ derivedAt }) => derivedAt).toSorted().at(-1),
    entry: [
      entry('Organization', organizationId, {
        identifier: organization.kvk === undefined ? undefined : [{ system: systems.kvk, value: organization.kvk }],
        name: organization.name,
      }),
      ...locations.map(({ id, name }) =>
        entry('Location', locationId(id), { name, managingOrganization: { reference: `urn:uuid:${organizationId}` } })),
      ...inOrder(content).map(({ value, indicator }) => {
        const id = stableId('MeasureReport', organization.id, set.id, set.reportingYear, value.location ?? '', indicator.id);
        const { resourceType: _, id: __, ...report } = toMeasureReport(value, {
          id, set, indicator, reporter: `urn:uuid:${organizationId}`,
          subject: value.location === null ? undefined : `urn:uuid:${locationId(value.location)}`,
        });
        return entry('MeasureReport', id, report);
      }),
    ],
  };
};

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const entry = (resourceType: string, id: string, fields: Resource): Resource => ({
  fullUrl: `urn:uuid:${id}`,
  resource: { resourceType, id, ...fields },
  request: { method: 'PUT', url: `${resourceType}/${id}` },
});

/** By location, then as published; a value of a row or a place that is not in the submission is a defect. */
const inOrder = ({ set, values, locations }: BundleContent) =>
  values
    .map((value) => {
      const indicator = set.indicators.find(({ id }) => id === value.indicator);
      if (!indicator) throw new TypeError(`${value.indicator} is not in set ${set.id} ${set.reportingYear}`);
      if (value.location !== null && !locations.some(({ id }) => id === value.location)) {
        throw new TypeError(`location ${value.location} is not in the submission`);
      }
      return { value, indicator };
    })
    .toSorted((one, other) =>
      compare(one.value.location ?? '', other.value.location ?? '')
      || one.indicator.sort - other.indicator.sort || compare(one.indicator.id, other.indicator.id));

export interface Payload {
  readonly bytes: Uint8Array;
  readonly payloadHash: ContentHash;
}

/** The exact bytes that are approved, signed, sent and kept, and their hash. */
export const toPayload = (bundle: ExactJson): Payload => {
  const bytes = new TextEncoder().encode(toJsonText(bundle));
  return { bytes, payloadHash: hashOfBytes(bytes) };
};
