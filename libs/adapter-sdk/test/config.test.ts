import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FhirSourceConfig, rejectionCodes, resolveSecret } from '../src/index.ts';
import { codeOf } from './fhir-server.ts';

const auth = { type: 'bearer', token: { env: 'ECD_TOKEN' } };

test('a configuration holds references to secrets, and defaults for all limits', () => {
  const config = FhirSourceConfig.parse({ baseUrl: 'https://ecd.example/fhir/', auth });
  expect(config.baseUrl).toBe('https://ecd.example/fhir');
  expect(config).toMatchObject({ pageSize: 200, acceptPlainJson: false, limits: { pageBytes: 33_554_432, retries: 5, jsonDepth: 64 } });
});

test.each([
  { baseUrl: 'ftp://ecd.example', auth }, { baseUrl: 'https://user:pass@ecd.example/fhir', auth }, { baseUrl: 'https://ecd.example/fhir?x=1', auth },
  { baseUrl: 'ecd.example', auth }, { baseUrl: 'https://ecd.example', auth: { type: 'bearer', token: 'the secret itself' } },
  { baseUrl: 'https://ecd.example', auth, pageSize: 0 }, { baseUrl: 'https://ecd.example', auth, password: 'x' },
])('a configuration that is wrong is refused: %j', (config) => expect(FhirSourceConfig.safeParse(config).success).toBe(false));

test('a secret comes from the environment or from a file, without the last line end of the file', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'secret-')), 'token');
  await writeFile(file, 's3cret\n');
  expect(await resolveSecret({ file }, {})).toBe('s3cret');
  expect(await resolveSecret(`file:${file}`, {})).toBe('s3cret');
  await rm(join(file, '..'), { recursive: true });
  expect(await resolveSecret({ env: 'ECD_TOKEN' }, { ECD_TOKEN: 'abc' })).toBe('abc');
  expect(await resolveSecret('env:ECD_TOKEN', { ECD_TOKEN: 'abc' })).toBe('abc');
});

test('a secret that is not there is an error that names only the place', async () => {
  for (const reference of ['env:NOPE', 'file:/no/such/file', 'plain-secret', 'env:EMPTY']) {
    expect(await codeOf(resolveSecret(reference, { EMPTY: '' }))).toBe('secret-missing');
  }
});

test('every rejection code has a plain sentence in Dutch and in English', () => {
  for (const [code, reason] of Object.entries(rejectionCodes)) {
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(reason.nl).toMatch(/\.$/);
    expect(reason.en).toMatch(/\.$/);
  }
});
