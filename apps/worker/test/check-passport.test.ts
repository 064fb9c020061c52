import { type Adapter, type Passport, signPassport } from '@meervoud/adapter-sdk';
import { Instant, type LogFields, type Logger, silentLogger } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { acquireRecordsJob } from '../src/acquire-records.job.ts';
import { checkPassport } from '../src/check-passport.ts';
import { wayOf } from '../src/going-on.ts';
import { bindSource } from '../src/index.ts';

const adapter: Adapter<unknown> = { name: 'my-ecd', version: '1.2.0', config: z.unknown(), provides: ['Stay'], read: () => { throw new Error('it was read'); } };
const passport: Passport = {
  kit: { name: 'kit', version: '1' }, adapter: { name: 'my-ecd', version: '1.2.0' }, issuedAt: Instant.parse('2026-03-01T10:00:00.000Z'), checkedOn: 'population',
  population: { seed: 1, reportingYears: [2023] }, coverage: {}, checks: [], bypasses: [], predicted: { values: 0, equal: 0, differences: [] },
};

let privateJwk: JWK;
let trusted: { readonly keys: JWK[] };
beforeAll(async () => {
  const keys = await generateKeyPair('ES256', { extractable: true });
  [privateJwk, trusted] = [await exportJWK(keys.privateKey), { keys: [await exportJWK(keys.publicKey)] }];
});

const warnings = () => {
  const lines: (readonly [string, LogFields | undefined])[] = [];
  return { lines, log: { ...silentLogger, warn: (message, fields) => void lines.push([message, fields]) } satisfies Logger };
};
const source = (jws?: string) => ({ name: 'ecd', adapter, ...(jws === undefined ? {} : { passport: jws }) });

describe('before a source is read', () => {
  test('a passport that is in order says nothing', async () => {
    const { lines, log } = warnings();
    await checkPassport(source(await signPassport(passport, privateJwk)), { required: true, trusted }, log);
    expect(lines).toEqual([]);
  });

  test('the lack of one is a warning, unless passports are required', async () => {
    const { lines, log } = warnings();
    await checkPassport(source(), undefined, log);
    expect(lines).toEqual([['this source is read without a valid passport of its adapter', { source: 'ecd', code: 'passport-missing' }]]);
    await expect(checkPassport(source(), { required: true, trusted }, log)).rejects.toMatchObject({ code: 'passport-missing', recovery: 'halt', at: 'sources.ecd.passport' });
  });

  test('so is a passport that failed, is for another version, or that nobody we trust has signed', async () => {
    const failed = await signPassport({ ...passport, checks: [{ check: 'values-as-predicted', outcome: 'fail' }] }, privateJwk);
    const other = await signPassport({ ...passport, adapter: { name: 'my-ecd', version: '1.1.0' } }, privateJwk);
    const { lines, log } = warnings();
    for (const [jws, code] of [[failed, 'passport-failed'], [other, 'passport-for-another-adapter'], ['x.y.z', 'passport-signature-wrong']] as const) {
      await checkPassport(source(jws), { required: false, trusted }, log);
      expect(lines.at(-1)?.[1]).toEqual({ source: 'ecd', code });
      await expect(checkPassport(source(jws), { required: true, trusted }, log)).rejects.toMatchObject({ code, recovery: 'halt' });
    }
  });

  test('the job refuses a source without a passport where one is required, and reads nothing of it', async () => {
    const source = bindSource('ecd', adapter, {});
    const job = acquireRecordsJob({
      store: {} as Store, sources: [source], pseudonymKey: new Uint8Array(32), passports: { required: true, trusted },
    } as unknown as Parameters<typeof acquireRecordsJob>[0]);
    const context = { log: silentLogger, signal: new AbortController().signal } as Parameters<typeof job.handler>[1];
    await expect(job.handler({ organization: 'org', source: 'ecd', run: `run-1.${wayOf(source)}` } as never, context)).rejects.toMatchObject({ code: 'passport-missing' });
  });

  test('the passport of a source stays with it', async () => {
    expect(bindSource('ecd', adapter, {}, { passport: 'x.y.z' })).toMatchObject({ name: 'ecd', passport: 'x.y.z' });
    expect(bindSource('ecd', adapter, {})).not.toHaveProperty('passport');
  });
});
