import type { JsonObject } from '@meervoud/adapter-sdk';

const deep = (levels: number): unknown => (levels === 0 ? 'x' : { extension: [{ valueString: deep(levels - 1) }] });

/** About nobody: whatever else it says, it cannot be used. */
const nobody = { subject: 17, patient: 17, beneficiary: 17 };

type Spoil = (resource: JsonObject) => JsonObject;
/** By which it is still found and recognised. */
const recognisable = ['resourceType', 'id', 'code', 'category', 'class', 'type'];
const each = (make: (value: unknown) => unknown): Spoil => (resource) =>
  Object.fromEntries(Object.entries(resource).map(([name, value]) => [name, recognisable.includes(name) ? value : make(value)]));

/** Ways to spoil a good resource, none of which leaves it meaning what it meant. */
const spoils: Readonly<Record<string, Spoil>> = {
  numbers: each(() => 17),
  nulls: each(() => null),
  lists: each((value) => [[value]]),
  texts: each(() => '\u202e=cmd|"<script>'),
  empty: each(() => ({})),
  'no-meaning': ({ resourceType, id }) => ({ resourceType, id }),
  'code-is-number': (resource) => ({ ...resource, code: 17, category: 17, class: 17, type: 17, ...nobody }),
  'code-is-null': (resource) => ({ ...resource, code: null, category: null, class: null, type: null, ...nobody }),
  'codings-in-disorder': (resource) => ({
    ...resource, ...nobody,
    code: { coding: [null, 17, 'x', { system: {}, code: [] }] }, category: [null, [], { coding: {} }],
  }),
  'modifier-is-text': (resource) => ({ ...resource, modifierExtension: 'x' }),
  'unknown-status': (resource) => ({ ...resource, ...nobody, status: 'quantum', clinicalStatus: { coding: [{ code: 'quantum' }] } }),
  'impossible-dates': (resource) => ({
    ...resource, period: { start: '2022-02-31', end: '0000' }, onsetDateTime: '2022-13-01', effectiveDateTime: 'yesterday', performedDateTime: '2022-01-01T25:00:00Z',
    created: '31-12-2022', dateTime: '2022-02-29', ...nobody,
  }),
  'foreign-subject': (resource) => ({
    ...resource,
    subject: { reference: 'http://127.0.0.1:9/fhir/Patient/1' }, patient: { reference: 'urn:uuid:x' }, beneficiary: { reference: '#p' },
  }),
  'inherited-names': (resource) => ({ ...resource, constructor: { prototype: { polluted: true } }, toString: 'x', hasOwnProperty: 1, ...nobody }),
  'meta-spoilt': (resource) => ({ ...resource, meta: 'yesterday', status: 17, ...nobody }),
  deep: (resource) => ({ ...resource, status: deep(12), subject: deep(12), patient: deep(12), beneficiary: deep(12) }),
  long: (resource) => ({ ...resource, status: 'x'.repeat(100_000), subject: { reference: `Patient/${'x'.repeat(100_000)}` }, patient: {}, beneficiary: {} }),
};

const ids = ['../../etc/passwd', 'with space', '', 'x'.repeat(300), 17, null, ['a']];

/**
 * Spoilt copies of these specimens, under ids of their own (or none). Not one of them may become a record about a
 * client: it says nothing about whom, or in a way that nobody can know.
 */
export const hostileFrom = (specimens: readonly JsonObject[]): readonly JsonObject[] => specimens.flatMap((specimen) => [
  ...Object.entries(spoils).map(([name, spoil]) => ({ ...spoil(specimen), id: `hostile-${name}` })),
  ...ids.map((id) => ({ ...specimen, id })),
]);
