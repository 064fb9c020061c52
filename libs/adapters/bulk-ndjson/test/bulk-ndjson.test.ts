import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { type Adapter, type SourceEvent, type TransportEffects } from '@meervoud/adapter-sdk';
import { silentLogger, toInstant } from '@meervoud/kernel';
import { type SandboxEcd, type SandboxEcdOptions, startSandboxEcd } from '@meervoud/sandbox';
import { generatePopulation } from '@meervoud/synthetic';
import type { SubjectPseudonym, ZibRecord } from '@meervoud/zibs';
import { afterEach, describe, expect, test } from 'vitest';
import { bulkNdjson } from '../src/index.ts';

const population = generatePopulation({ seed: 21, reportingYear: 2023, clientsPerLocation: 20 });
const opened: SandboxEcd[] = [];
afterEach(async () => { for (const ecd of opened.splice(0)) await ecd.close(); });

const sandbox = async (bulk: SandboxEcdOptions['bulk'] = {}): Promise<SandboxEcd> => {
  const ecd = await startSandboxEcd({ population, clientId: 'meervoud', clientSecret: 'geheim', bulk: { perFile: 60, ...bulk } });
  opened.push(ecd);
  return ecd;
};
/** Time that passes only by sleeping. */
const virtualEffects = (): TransportEffects => {
  let now = Date.parse('2026-11-22T10:00:00.000Z');
  return {
    clock: { now: () => toInstant(now) }, random: () => 0.5,
    sleep: async (milliseconds, signal) => { signal.throwIfAborted(); now += milliseconds; },
  };
};
const bulk = bulkNdjson({ name: 'bulk-ndjson', base: nlCoreR4 }, virtualEffects());
const pseudonym = (id: string): SubjectPseudonym => `p-${Buffer.from(id).toString('hex').padEnd(32, '0').slice(0, 32)}` as SubjectPseudonym;
const serverOf = ({ fhirUrl, tokenUrl }: SandboxEcd) =>
  ({ baseUrl: fhirUrl, auth: { type: 'oauth2-client-credentials', tokenUrl, clientId: 'meervoud', clientSecret: { env: 'S' } } });

interface Asked { readonly after?: string; readonly changesSince?: string; readonly zibs?: Adapter['provides']; readonly stopAfter?: number }
const read = async <Config>(adapter: Adapter<Config>, config: unknown, { stopAfter = Infinity, ...asked }: Asked = {}): Promise<readonly SourceEvent[]> => {
  const events: SourceEvent[] = [];
  const request = {
    source: 'ecd', config: adapter.config.parse(config), zibs: adapter.provides, pseudonym, secret: async () => 'geheim', log: silentLogger,
    signal: new AbortController().signal, ...asked,
  };
  for await (const event of adapter.read(request)) {
    events.push(event);
    if (events.length >= stopAfter) break;
  }
  return events;
};
const recordsIn = (events: readonly SourceEvent[]): readonly ZibRecord[] =>
  events.flatMap((event) => (event.type === 'record' ? [event.record] : [])).sort((one, other) => (`${one.zib}${one.id}` < `${other.zib}${other.id}` ? -1 : 1));
/** What searching gives of the zibs that an export gives. */
const searched = async (ecd: SandboxEcd): Promise<readonly ZibRecord[]> => recordsIn(await read(nlCoreR4, serverOf(ecd), { zibs: bulk.provides }));
const cursorOf = (events: readonly SourceEvent[]): string => events.flatMap((event) => (event.type === 'checkpoint' ? [event.cursor] : [])).at(-1)!;

describe('an export', () => {
  test('gives the very records that searching gives, and is deleted at the server afterwards', async () => {
    const ecd = await sandbox();
    const events = await read(bulk, { server: serverOf(ecd) });
    expect(recordsIn(events)).toEqual(await searched(ecd));
    expect(events.at(-1)).toMatchObject({ type: 'checkpoint', zibsComplete: bulk.provides });
    const { status } = JSON.parse(cursorOf(events.slice(0, -1))) as { status: string };
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'meervoud', client_secret: 'geheim' });
    const { access_token: token } = (await (await fetch(ecd.tokenUrl, { method: 'POST', body: form })).json()) as { access_token: string };
    expect((await fetch(status, { headers: { authorization: `Bearer ${token}` } })).status).toBe(404);
  });

  test('that was interrupted is gone on with where it was, without asking for another', async () => {
    const ecd = await sandbox();
    const whole = await read(bulk, { server: serverOf(ecd) });
    const stops = whole.flatMap((event, index) => (event.type === 'checkpoint' ? [index + 1] : [])).slice(0, -1);
    for (const stopAfter of [stops[0]!, stops[2]!, stops.at(-1)!]) {
      const first = await read(bulk, { server: serverOf(ecd) }, { stopAfter });
      const second = await read(bulk, { server: serverOf(ecd) }, { after: cursorOf(first) });
      expect(recordsIn([...first, ...second])).toEqual(recordsIn(whole));
      expect(recordsIn(second).length).toBe(recordsIn(whole).length - recordsIn(first).length);
    }
  });

  test('that has expired meanwhile is asked anew', async () => {
    const ecd = await sandbox();
    const first = await read(bulk, { server: serverOf(ecd) }, { stopAfter: 100 });
    const lost = cursorOf(first).replace(/(export-status\/)[0-9a-f]{4}/, '$1ffff');
    expect(recordsIn(await read(bulk, { server: serverOf(ecd) }, { after: lost }))).toEqual(recordsIn(await read(bulk, { server: serverOf(ecd) })));
  });

  test('of changes gives what changed, and what was deleted as gone', async () => {
    const ecd = await sandbox();
    const before = await read(bulk, { server: serverOf(ecd) });
    const [changed, removed] = population.resources.filter(({ resourceType }) => resourceType === 'Encounter');
    ecd.put({ ...changed!, meta: {} });
    ecd.remove('Encounter', removed!.id!);
    ecd.remove('Patient', 'c-0001');
    const after = await read(bulk, { server: serverOf(ecd) }, { changesSince: cursorOf(before) });
    expect(recordsIn(after).map(({ id }) => id)).toEqual([`Encounter/${changed!.id}`]);
    expect(after.filter(({ type }) => type === 'gone')).toEqual([{ type: 'gone', reference: `Encounter/${removed!.id}` }]);
  });

  test('without token for its files sends none', async () => {
    const ecd = await sandbox({ requiresAccessToken: false });
    expect(recordsIn(await read(bulk, { server: serverOf(ecd) })).length).toBeGreaterThan(100);
  });

  test('of patients is refused when places are asked, and gives the rest', async () => {
    const ecd = await sandbox();
    const config = { server: serverOf(ecd), level: { type: 'patient' } };
    await expect(read(bulk, config)).rejects.toMatchObject({ code: 'export-level-too-narrow', recovery: 'halt' });
    const stays = await read(bulk, config, { zibs: ['Stay'] });
    expect(recordsIn(stays)).toEqual(recordsIn(await read(nlCoreR4, serverOf(ecd), { zibs: ['Stay'] })));
  });

  test('survives a server that fails now and then', async () => {
    const ecd = await sandbox();
    ecd.failNext(2, 503, { 'retry-after': '1' });
    expect(recordsIn(await read(bulk, { server: serverOf(ecd) })).length).toBeGreaterThan(100);
  });
});

describe('files in a folder', () => {
  const folderOf = (files: Readonly<Record<string, string>>): string => {
    const folder = mkdtempSync(join(tmpdir(), 'meervoud-ndjson-'));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return folder;
  };

  test('give the very records of the server they came from', async () => {
    const files: Record<string, string> = {};
    for (const resource of population.resources) files[`${resource.resourceType}.ndjson`] = `${files[`${resource.resourceType}.ndjson`] ?? ''}${JSON.stringify(resource)}\n`;
    const folder = folderOf(files);
    const ecd = await sandbox();
    expect(recordsIn(await read(bulk, { folder }))).toEqual(await searched(ecd));
  });

  test('name each line that cannot be read, and are never silently empty', async () => {
    const events = await read(bulk, { folder: folderOf({ 'a.ndjson': '{"resourceType":"Patient","id":"1"}\n\n{"a":1\n[]\n{"resourceType":"A","__proto__":{}}\n', 'b.txt': '' }), limits: { lineBytes: 200 } });
    expect(events.flatMap((event) => (event.type === 'rejected' ? [`${event.origin.reference} ${event.code}`] : []))).toEqual([
      'b.txt unsupported-file', 'Patient/? not-needed', 'a.ndjson#3 malformed-json', 'a.ndjson#4 not-a-resource', 'a.ndjson#5 forbidden-key',
    ]);
    await expect(read(bulk, { folder: folderOf({}) })).rejects.toMatchObject({ code: 'export-empty' });
    await expect(read(bulk, { folder: '/nowhere/at/all' })).rejects.toMatchObject({ code: 'folder-missing' });
    await expect(read(bulk, { folder: folderOf({ 'x.ndjson': '<html>' }) })).rejects.toMatchObject({ code: 'not-ndjson' });
  });
});

test('what is told by two resources together is not promised, and what there is of it is counted as not needed', async () => {
  expect(nlCoreR4.provides.filter((zib) => !bulk.provides.includes(zib))).toEqual(['MedicationUse']);
  const folder = mkdtempSync(join(tmpdir(), 'meervoud-bulk-'));
  const uses = population.resources.filter(({ resourceType }) => resourceType === 'MedicationStatement');
  writeFileSync(join(folder, 'MedicationStatement.ndjson'), uses.map((resource) => `${JSON.stringify(resource)}\n`).join(''));
  const events = await read(bulk, { folder });
  expect(recordsIn(events)).toEqual([]);
  expect(events.filter((event) => event.type === 'rejected' && event.code === 'not-needed')).toHaveLength(uses.length);
});
