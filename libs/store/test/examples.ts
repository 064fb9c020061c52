import type { DeliveryKey } from '@meervoud/exchange';
import { calendarDate, hashOfBytes, Instant } from '@meervoud/kernel';
import type { DerivedValue } from '@meervoud/value';
import { parseRecord, type ZibRecord } from '@meervoud/zibs';

export const at = (text: string): Instant => Instant.parse(text);
export const NOON = at('2024-03-01T12:00:00.000Z');

export const pseudonym = (n: number): string => `p-${String(n).padStart(32, '0')}`;

const origin = (reference: string, source: string) => ({ source, reference, versionId: '1' });

export const stay = (n: number, location: string | undefined, source = 'ecd'): ZibRecord =>
  parseRecord({ zib: 'Stay', id: `stay-${n}-${location}`, origin: origin(`Encounter/${n}-${location}`, source), subject: pseudonym(n), ...(location && { location }), start: '2023-01-01' } as never);

export const ulcer = (n: number, more: object = {}, source = 'ecd'): ZibRecord =>
  parseRecord({ zib: 'PressureUlcer', id: `ulcer-${n}`, origin: origin(`Condition/${n}`, source), subject: pseudonym(n), decubitusCategory: '2', ...more } as never);

export const place = (id: string, kind: 'location' | 'ward' = 'location', source = 'ecd'): ZibRecord =>
  parseRecord({ zib: 'HealthcareProvider', id, origin: origin(`Location/${id}`, source), name: `Huis ${id}`, kind } as never);

export const derived = (organization: string, location: string | null, indicator: string, numerator: number): DerivedValue => ({
  organization, set: 'basisveiligheid', reportingYear: 2023, location, indicator,
  referenceDate: calendarDate('2023-12-31'),
  outcome: { kind: 'measured', answer: { type: 'percentage', value: `${numerator}.00` }, counts: { numerator, denominator: 100, unknown: 0 } },
  evidence: {
    definition: { id: indicator, set: 'basisveiligheid', version: '1', hash: 'sha256:0', standing: 'published' }, engine: '1', referenceDate: calendarDate('2023-12-31'),
    settings: { majorityAbove: 50 }, rulings: [], inputCounts: { Stay: 3 }, inputHash: 'sha256:1', undecided: 0,
    memberships: [{ member: pseudonym(1), population: 'yes', answer: 'no', clause: 'numerator', records: [{ source: 'ecd', reference: 'Condition/1' }] }],
  },
});

export const deliveryKey = (organization: string, revision = 1): DeliveryKey =>
  ({ organization, recipient: 'broker', profile: 'databroker-odb@1.0.0', reportingYear: 2023, revision });

export const draftOf = (key: DeliveryKey, text: string) => {
  const payload = new TextEncoder().encode(text);
  return { key, payload, payloadHash: hashOfBytes(payload), values: ['val-1', 'val-2'] };
};

/** The code of a KnownError that this rejects with; anything else fails the test. */
export const codeOfRejection = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (typeof code === 'string') return code;
    throw error;
  }
  throw new Error('it did not reject');
};
