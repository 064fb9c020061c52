import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rejectionCodes } from '../src/index.ts';
import { openEcd } from './ecd-double.ts';
import { bearerConfig, collect, pseudonym, request } from './fhir-server.ts';
import { myEcd } from './readme-adapter.ts';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
const read = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8');

test('the adapter in the README is this one, and works', async () => {
  expect(readme).toContain(read('readme-adapter.ts').trim());
  const code = { coding: [{ system: 'http://snomed.info/sct', code: '182836005' }] };
  const ecd = await openEcd([
    { resourceType: 'Procedure', id: 'p1', status: 'completed', code, subject: { reference: 'Patient/c1' }, performedDateTime: '2024-03-01' },
    { resourceType: 'Procedure', id: 'p2', status: 'entered-in-error', code, subject: { reference: 'Patient/c1' } },
  ]);
  const events = await collect(myEcd.read(request(bearerConfig(ecd.origin), { zibs: ['MedicationReview'] })));
  await ecd.close();
  expect(events).toEqual([
    { type: 'record', record: { zib: 'MedicationReview', id: 'Procedure/p1', origin: { source: 'ecd', reference: 'Procedure/p1' }, subject: pseudonym('c1'), performed: '2024-03-01' } },
    { type: 'rejected', origin: { source: 'ecd', reference: 'Procedure/p2' }, code: 'entered-in-error', path: 'Procedure.status', zib: 'MedicationReview' },
    { type: 'checkpoint', cursor: expect.any(String) as unknown, zibsComplete: ['MedicationReview'] },
    { type: 'checkpoint', cursor: expect.any(String) as unknown, zibsComplete: ['MedicationReview'] },
  ]);
});

test('the README names every error of the transport, and every hazard', () => {
  const codes = [...read('../src/transport/errors.ts').matchAll(/^ {2}'([a-z-]+)': \{ recovery/gm)].map((match) => match[1]!);
  expect(codes.length).toBeGreaterThan(15);
  expect([...codes, 'cursor-invalid', 'secret-missing', 'client-key-wrong', 'tls-material-wrong', 'client-certificate-expired', 'address-refused', 'fewer-clients-than-census']
    .filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
  expect(Array.from({ length: 32 }, (_, index) => `F${index + 1}`).filter((name) => !new RegExp(`\\b${name}\\b`).test(readme))).toEqual([]);
  expect(Object.keys(rejectionCodes)).toContain('filter-ignored');
});

test('every hazard F1 to F32 has a test that is named after it', () => {
  const names = ['answers', 'assertion', 'census', 'changes', 'config', 'decimal', 'fhir-date', 'gone', 'hostile', 'json', 'links', 'mapping', 'read', 'references', 'retry', 'scope', 'tls', 'token', 'capabilities']
    .flatMap((file) => [...read(`${file}.test.ts`).matchAll(/[([]'(F\d+)\b/g)].map((match) => match[1]));
  const missing = Array.from({ length: 32 }, (_, index) => `F${index + 1}`).filter((name) => !names.includes(name));
  expect(missing).toEqual([]);
});
