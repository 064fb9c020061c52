import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFolder, csv } from '@meervoud/adapter-csv';
import { bulkNdjson } from '@meervoud/adapter-bulk-ndjson';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { minimal } from '@meervoud/adapter-minimal';
import type { JsonObject, Passport } from '@meervoud/adapter-sdk';
import { generatePopulation } from '@meervoud/synthetic';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkAdapter, checkEndpoint, type KitOptions, prerequisitesOf, type ServedDirectly } from '../src/check.ts';
import { openRun } from '../src/run.ts';
import { serveNdjsonFolder } from '../src/serve/serve-ndjson-folder.ts';
import { serveSpreadsheets } from '../src/serve/serve-spreadsheets.ts';
import { memoryAdapter, serveMemory } from './mutants/memory-adapter.ts';
import { overHttp } from './mutants/miscalling.ts';
import { few } from './mutants/mutant.ts';
import { naiveHttp } from './mutants/naive-http.ts';

const population = generatePopulation({ seed: 5, reportingYear: 2023, clientsPerLocation: 20 });
const resources = population.resources as unknown as readonly JsonObject[];
const zibs = csv.provides;
const folderOf = (config: unknown): string => (config as { readonly folder: string }).folder;
const itemOf = ({ checks }: Pick<Passport, 'checks'>, id: string) => checks.find(({ check }) => check === id)!;

describe('the spreadsheets of the kit', () => {
  let served: ServedDirectly;
  beforeAll(async () => { served = await serveSpreadsheets({ resources, fhirVersion: '4.0.1', pageSize: 15, zibs }) as ServedDirectly; });
  afterAll(() => served.close());

  test('are what docs/vendors/csv.md asks for, but for one row in each kind that is wrong and a file of no kind', async () => {
    const problems = await checkFolder(folderOf(served.config));
    expect(problems.map(({ file, line, code }) => [file, line, code])).toEqual([
      ['notities.csv', undefined, 'unsupported-file'],
      ['locaties-na-te-kijken.csv', 2, 'element-missing'], ['verblijven-na-te-kijken.csv', 2, 'invalid-text'],
      ['wlz-indicaties-na-te-kijken.csv', 2, 'invalid-text'], ['overleggen-na-te-kijken.csv', 2, 'invalid-text'],
    ]);
  });

  test('are spread over files, each saved in another way', () => {
    const stays = readdirSync(folderOf(served.config)).filter((name) => /^verblijven-\d/.test(name)).map((name) => readFileSync(join(folderOf(served.config), name)));
    expect(stays.map((bytes) => bytes.subarray(0, 3).toString('latin1'))).toEqual(['ï»¿', 'sle', 'ÿþs', 'sep', 'ï»¿']);
    expect(served.sent!.length).toBe(served.atPlace!.size + 5);
  });

  test('hold, when they are spoilt, only rows more that nobody may take', async () => {
    const spoilt = folderOf(await served.spoilt!.among([]));
    const problems = await checkFolder(spoilt);
    const wrong = new Set(problems.map(({ file, line }) => `${file}#${line}`));
    const rows = readdirSync(spoilt).filter((name) => name.endsWith('-na-te-kijken.csv'))
      .flatMap((name) => readFileSync(join(spoilt, name), 'utf8').trimEnd().split('\n').slice(1).map((_, at) => `${name}#${at + 2}`));
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter((row) => !wrong.has(row))).toEqual([]);
    expect([...wrong].filter((row) => !rows.includes(row))).toEqual(['notities.csv#undefined']);
  });

  test('are gone when the check is over', async () => {
    const other = await serveSpreadsheets({ resources, fhirVersion: '4.0.1', pageSize: 100, zibs }) as ServedDirectly;
    expect(existsSync(folderOf(other.config))).toBe(true);
    await other.close();
    expect(existsSync(folderOf(other.config))).toBe(false);
  });
});

test('a folder of NDJSON holds every resource on a line of its own', async () => {
  const served = await serveNdjsonFolder({ resources, fhirVersion: '4.0.1', pageSize: 23, zibs }) as ServedDirectly;
  const folder = folderOf(served.config);
  const lines = readdirSync(folder).filter((name) => name.endsWith('.ndjson')).flatMap((name) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n'));
  expect(lines.map((line) => JSON.parse(line) as JsonObject)).toEqual(expect.arrayContaining([...resources]));
  expect(lines).toHaveLength(resources.length);
  await served.close();
});

describe('what cannot apply to a kind of source', () => {
  test('is said with its reason, and the rest is judged', async () => {
    const { checks, predicted } = await checkAdapter(csv, { serve: 'spreadsheets', complement: nlCoreR4, reportingYears: [2023] });
    expect(checks.filter(({ outcome }) => outcome !== 'pass')).toEqual([
      { check: 'entered-in-error-equals-deleted', outcome: 'not-applicable', detail: 'does not apply: nothing that was read can be marked as entered in error: what is wrong is taken out of such a source' },
      { check: 'token-not-sent-elsewhere', outcome: 'not-applicable', detail: 'does not apply: this source is not read over HTTP: there is no token, and nobody to send it to' },
    ]);
    expect(itemOf({ checks }, 'stops-on-abort').detail).toBe('before and halfway; this source cannot be made to fall silent');
    expect(itemOf({ checks }, 'hostile-input-survived').detail).toBe('spoilt among the others, broken in 12 ways');
    expect(predicted).toMatchObject({ values: 95, equal: 95 });
  });

  test('is said of a live source that has no pages', async () => {
    const served = await serveSpreadsheets({ resources, fhirVersion: '4.0.1', pageSize: 100, zibs });
    const { checks } = await checkEndpoint(csv, 'config' in served && served.config, { secret: async () => '' });
    expect(checks.filter(({ outcome }) => outcome !== 'pass')).toEqual([
      { check: 'deterministic-order-free', outcome: 'not-applicable', detail: 'does not apply: this source takes no page size, and what it holds is not ours to put in another order' },
    ]);
    await served.close();
  });
});

describe('predicted is', () => {
  const detailOf = async (adapter: Parameters<typeof checkAdapter>[0], options: KitOptions): Promise<string | undefined> => {
    const run = openRun(adapter as typeof nlCoreR4, { ...options, reportingYears: [2023] });
    const { detail } = await run.judge('values-as-predicted');
    await run.close();
    return detail;
  };

  test('what an adapter shares in with the mappings that complement it, and both are named', async () => {
    expect(await detailOf(minimal as never, { complement: nlCoreR4 })).toBe('15 values; Stay, WlzIndicatie, Meeting given by the complement');
  });

  test('nothing of a zib that no value rests on, which is said', async () => {
    const mappings = nlCoreR4.mappings.filter(({ zib }) => zib === 'AdvanceDirective');
    const declarations = memoryAdapter({ mappings, known: [] });
    expect(await detailOf(declarations as never, { serve: serveMemory({ mappings, known: [] }), complement: nlCoreR4 })).toBe('does not apply: no value rests on these zibs');
  });
});

test('how the clients are served is told first', () => {
  const told = (options: KitOptions): string => prerequisitesOf(nlCoreR4, options)[3]!;
  expect(told({ serve: 'bulk-export' })).toBe('served as an export ($export) of FHIR 4.0.1 over HTTP');
  expect(told({ serve: 'ndjson-folder', fhirVersion: '3.0.2' })).toBe('written as NDJSON of FHIR 3.0.2 in a temporary folder');
  expect(told({ serve: 'spreadsheets' })).toBe('written as spreadsheets in a temporary folder');
  expect(prerequisitesOf(csv, { serve: 'spreadsheets', complement: nlCoreR4 })[4]).toMatch(/^what the adapter does not give is read by other mappings/);
  expect(prerequisitesOf(nlCoreR4, { complement: nlCoreR4 })).toEqual(prerequisitesOf(nlCoreR4));
  expect(told({ serve: async () => ({ config: {}, close: async () => {} }) })).toBe('served by the test itself');
});

test('an adapter that does not take what a way of serving gives is told so at once', async () => {
  await expect(checkAdapter(csv, { serve: 'bulk-export' })).rejects.toMatchObject({ code: 'kit-configuration-refused', recovery: 'halt' });
  await expect(checkAdapter(bulkNdjson({ name: 'b', base: nlCoreR4 }))).rejects.toMatchObject({ code: 'kit-configuration-refused' });
});

test('a setting that is not known is looked for in every part of a configuration', async () => {
  const lenient = { ...csv, config: z.strictObject({ folder: z.string().describe('.'), more: z.looseObject({ a: z.number().describe('.') }).describe('.') }) };
  const run = openRun(lenient as never, { serve: async () => ({ config: { folder: '/', more: { a: 1 } }, close: async () => {} }) });
  expect(await run.judge('config-is-documented')).toEqual({
    check: 'config-is-documented', outcome: 'fail', detail: "an unknown setting is accepted in 'more', so a typing error goes unnoticed",
  });
});

test('an adapter that was given up is let go when the run ends, so that nothing waits for it', async () => {
  const ended: string[] = [];
  const deaf = naiveHttp(few, { deaf: true });
  const watched: typeof deaf = {
    ...deaf,
    async *read(request) {
      try {
        yield* deaf.read(request);
      } catch (thrown) {
        if (thrown instanceof TypeError) ended.push('let go');
        throw thrown;
      }
    },
  };
  const run = openRun(watched, overHttp);
  expect(await run.judge('stops-on-abort')).toMatchObject({ outcome: 'fail' });
  expect(ended).toEqual([]);
  await run.close();
  await expect.poll(() => ended).toEqual(['let go']);
});
