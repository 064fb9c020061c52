import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { defineMapping, FhirDate, inspectFolder, type Inspected, summarise } from '../src/index.ts';
import { codeOf } from './fhir-server.ts';

const review = defineMapping({
  zib: 'MedicationReview', resourceType: 'Procedure', search: [], recognise: ({ code }) => code === 'review',
  reads: z.object({ performedDateTime: FhirDate, subject: z.object({ reference: z.string() }) }),
  map: ({ performedDateTime, subject }, read) => {
    read.finding('code-ignored', 'code');
    return { subject: read.subject(subject, 'subject'), performed: performedDateTime, careWorkerPresent: undefined };
  },
});
const classification = { mappings: [review], known: [{ zib: 'Patient', resourceType: 'Patient' }] };
const procedure = (more: object = {}) => ({ resourceType: 'Procedure', id: '1', code: 'review', subject: { reference: 'Patient/999911120' }, ...more });

const folders: string[] = [];
afterAll(async () => { for (const folder of folders) await rm(folder, { recursive: true }); });

const folderWith = async (files: Record<string, string | Uint8Array>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'inspect-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
};
const all = async (folder: string): Promise<Inspected[]> => {
  const found: Inspected[] = [];
  for await (const inspected of inspectFolder(folder, classification)) found.push(inspected);
  return found;
};
const brief = ({ file, line, entry, resourceType, outcomes }: Inspected): string =>
  [file, line && `line ${line}`, entry && `entry ${entry}`, resourceType, ...outcomes.map((outcome) => (outcome.kind === 'record' ? outcome.zib : `${outcome.kind} ${outcome.code} ${outcome.path}`.trim()))]
    .filter(Boolean).join(' | ');

test('every file, line and entry gets an outcome, in order of name', async () => {
  const patient = { resourceType: 'Patient', id: 'p', name: [{ family: 'Jansen' }] };
  const folder = await folderWith({
    'a.json': JSON.stringify(procedure()),
    'b/bundle.json': JSON.stringify({ resourceType: 'Bundle', entry: [
      { fullUrl: 'https://ecd/fhir/Procedure/1', resource: procedure({ subject: { reference: 'https://ecd/fhir/Patient/2' } }) }, { resource: patient }, { request: {} }, 7,
    ] }),
    'b/empty-bundle.json': '{"resourceType":"Bundle"}',
    'c.ndjson': `${JSON.stringify(procedure())}\r\n\n{"resourceType":"Procedure","resourceType":"Patient"}\n{oops\n${JSON.stringify(procedure({ performedDateTime: '2024-02-30' }))}`,
    'd-empty.json': ' \n', 'd-empty.ndjson': '\n\n', 'd-list.json': '[{"resourceType":"Patient"}]', 'd-number.json': '7', 'd-type.json': '{"resourceType":"__proto__"}',
    'e-bom.json': `\ufeff${JSON.stringify(patient)}`, 'e-deep.json': '['.repeat(1_000_000), 'e-latin.json': new Uint8Array([0x7b, 0x22, 0xe9, 0x22]), 'e-proto.json': '{"__proto__":{"a":1}}',
    'f.xml': '<Patient/>', '.hidden.json': '{}',
    'g.json': JSON.stringify({ resourceType: 'Observation', code: { text: 'Jansen' } }),
  });
  await symlink('/etc', join(folder, 'h-link'));
  expect((await all(folder)).map(brief)).toEqual([
    'a.json | Procedure | MedicationReview | finding code-ignored Procedure.code',
    'b/bundle.json | entry 1 | Procedure | MedicationReview | finding code-ignored Procedure.code',
    'b/bundle.json | entry 2 | Patient | rejected not-needed Patient',
    'b/bundle.json | entry 3 | rejected not-a-resource Bundle.entry[2]',
    'b/bundle.json | entry 4 | rejected not-a-resource Bundle.entry[3]',
    'b/empty-bundle.json | Bundle | rejected empty-bundle Bundle.entry',
    'c.ndjson | line 1 | Procedure | MedicationReview | finding code-ignored Procedure.code',
    'c.ndjson | line 3 | rejected duplicate-key',
    'c.ndjson | line 4 | rejected malformed-json',
    'c.ndjson | line 5 | Procedure | rejected invalid-date Procedure.performedDateTime',
    'd-empty.json | rejected empty-file', 'd-empty.ndjson | rejected empty-file', 'd-list.json | rejected not-a-resource', 'd-number.json | rejected not-a-resource', 'd-type.json | rejected not-a-resource',
    'e-bom.json | Patient | rejected not-needed Patient', 'e-deep.json | rejected too-deep', 'e-latin.json | rejected malformed-utf8', 'e-proto.json | rejected forbidden-key',
    'f.xml | rejected unsupported-file',
    'g.json | Observation | rejected unrecognised Observation',
    'h-link | rejected unsupported-file',
  ]);
});

test('an outcome explains itself in Dutch and English, names the zib, and repeats no id and no content', async () => {
  const folder = await folderWith({ 'a.json': JSON.stringify({ resourceType: 'Patient', id: '999911120', name: [{ family: 'Jansen' }] }), 'b.json': JSON.stringify(procedure()) });
  const [patient, record] = await all(folder);
  expect(patient).toEqual({
    file: 'a.json', resourceType: 'Patient',
    outcomes: [{ kind: 'rejected', code: 'not-needed', path: 'Patient', recognised: 'Patient', reason: { nl: 'Herkend, maar geen indicator leest dit.', en: 'Recognised, but no indicator reads it.' } }],
  });
  expect(JSON.stringify([patient, record])).not.toMatch(/999911120|Jansen/);
});

test('the summary counts every item once per outcome', async () => {
  const folder = await folderWith({ 'a.ndjson': `${JSON.stringify(procedure())}\n${JSON.stringify({ resourceType: 'Patient' })}\n{`, 'b.json': '{}' });
  expect(await summarise(inspectFolder(folder, classification))).toEqual({
    files: 2, items: 4, records: { MedicationReview: 1 }, rejected: { 'malformed-json': 1, 'not-a-resource': 1 }, notNeeded: { Patient: 1 }, findings: { 'code-ignored': 1 },
  });
});

test('a line that is too long is passed over, and the next is read', async () => {
  const folder = await folderWith({ 'a.ndjson': `{"resourceType":"Patient","x":"${'x'.repeat(33 * 1024 * 1024)}"}\n{"resourceType":"Patient"}\n` });
  expect((await all(folder)).map(brief)).toEqual(['a.ndjson | line 1 | rejected too-large', 'a.ndjson | line 2 | Patient | rejected not-needed Patient']);
});

test('a folder that is not there is an error with a code', async () => {
  expect(await codeOf(all('/no/such/folder'))).toBe('folder-missing');
});

test('no bytes make it crash or give nothing', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.constantFrom('a.json', 'a.ndjson'), async (bytes, name) => {
    const found = await all(await folderWith({ [name]: bytes }));
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ outcomes }) => outcomes.length > 0)).toBe(true);
  }), { numRuns: 100 });
});
