import { expect, test } from 'vitest';
import { parseConfig } from '../src/config.ts';
import { bindSources } from '../src/shelf.ts';

const ecd = { name: 'ecd', adapter: 'nl-core-r4', config: { baseUrl: 'https://ecd.example/fhir', auth: { type: 'bearer', token: { env: 'T' } } } };
const admin = { name: 'admin', adapter: 'csv', config: { folder: '/srv/csv' } };
const configOf = (...sources: readonly object[]) => parseConfig({ organization: { id: 'org', name: 'Org' }, sources }, '/srv/meervoud.json', {});

test('a source reads all its adapter gives and keeps its clients to itself, unless the configuration says otherwise', () => {
  const [first, second] = bindSources(configOf(ecd, { ...admin, clients: 'ecd', zibs: ['WlzIndicatie', 'Stay'] }));
  expect([first?.name, first?.clients, first?.zibs]).toEqual(['ecd', 'ecd', first?.adapter.provides]);
  expect([second?.name, second?.clients, second?.zibs]).toEqual(['admin', 'ecd', ['Stay', 'WlzIndicatie']]);
});

test.each([
  ['a zib that its adapter does not give', [{ ...admin, zibs: ['PressureUlcer'] }], /does not provide: PressureUlcer/],
  ['a zib that does not exist', [{ ...admin, zibs: ['Patient'] }], /sources\.0\.zibs\.0/],
  ['no zib at all', [{ ...admin, zibs: [] }], /sources\.0\.zibs/],
  ['a client domain that no source has', [ecd, { ...admin, clients: 'edc' }], /sources\.1\.clients: the name of a source/],
  ['a client domain of a source that borrows its own', [ecd, { ...admin, clients: 'ecd' }, { ...admin, name: 'more', clients: 'admin' }], /sources\.2\.clients/],
  ['a name twice', [ecd, ecd], /sources\.1\.name: each source a name of its own/],
])('%s is refused', (_, sources, message) => {
  expect(() => bindSources(configOf(...sources))).toThrowError(message);
});
