import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
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

describe('plain http', () => {
  const config = (baseUrl: string, more: object = {}) => FhirSourceConfig.safeParse({ baseUrl, auth, ...more }).success;
  test.each(['http://localhost/fhir', 'http://127.0.0.1:8080', 'http://127.1.2.3', 'http://[::1]:3000/fhir'])('to this machine itself is allowed: %s', (url) => expect(config(url)).toBe(true));
  test.each(['http://ecd.example/fhir', 'http://10.0.0.1', 'http://localhost.evil.example', 'http://127.0.0.1.evil.example', 'http://0.0.0.0'])('to another is not: %s', (url) => expect(config(url)).toBe(false));
  test('to another is allowed with a reason only', () => {
    expect(config('http://ecd.local', { allowPlainHttp: true })).toBe(false);
    expect(config('http://ecd.local', { plainHttpReason: 'Ends in a tunnel of the provider itself.' })).toBe(false);
    expect(config('http://ecd.local', { allowPlainHttp: true, plainHttpReason: 'Ends in a tunnel of the provider itself.' })).toBe(true);
  });
  test('is not allowed for a token endpoint either', () => {
    const client = { type: 'oauth2-client-credentials', clientId: 'c', clientSecret: { env: 'S' } };
    expect(config('https://ecd.example', { auth: { ...client, tokenUrl: 'http://login.example/token' } })).toBe(false);
    expect(config('https://ecd.example', { auth: { ...client, tokenUrl: 'https://login.example/token' } })).toBe(true);
  });
});

test('every field says what it is for', () => {
  const bare: string[] = [];
  const visit = (schema: Record<string, unknown>, path: string): void => {
    for (const [name, field] of Object.entries((schema['properties'] ?? {}) as Record<string, Record<string, unknown>>)) {
      const at = `${path}.${name}`;
      if (typeof field['description'] !== 'string' && !/\.(?:env|file)$/.test(at)) bare.push(at);
      visit(field, at);
    }
    for (const one of (schema['oneOf'] ?? schema['anyOf'] ?? []) as Record<string, unknown>[]) visit(one, path);
  };
  visit(z.toJSONSchema(FhirSourceConfig, { io: 'input' }) as Record<string, unknown>, 'config');
  expect(bare).toEqual([]);
});

test('a printed configuration, and the complaint about a wrong one, hold no secret', async () => {
  const tls = { authority: { file: '/ca' }, certificate: { file: '/cert' }, privateKey: { env: 'KEY' } };
  const config = FhirSourceConfig.parse({ baseUrl: 'https://ecd.example', auth, tls });
  expect(JSON.stringify(config)).toContain('{"env":"ECD_TOKEN"}');
  const wrong = FhirSourceConfig.safeParse({ baseUrl: 'https://u:hunter2@ecd.example', auth: { type: 'bearer', token: 'hunter2' }, tls: { privateKey: 'hunter2' }, census: { a: 'hunter2' } });
  expect(`${inspect(wrong.error?.issues, { depth: 9 })} ${wrong.error?.message}`).not.toContain('hunter2');
});

test.each([
  { auth: { type: 'mutual-tls' } }, { auth, tls: { certificate: { env: 'C' } } }, { auth, tls: { privateKey: { env: 'K' } } },
])('a client certificate that is needed is asked for: %j', (more) => expect(FhirSourceConfig.safeParse({ baseUrl: 'https://ecd.example', ...more }).success).toBe(false));

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
