import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clockAt, silentLogger, systemClock, toInstant, toMilliseconds } from '@meervoud/kernel';
import { openQueue, redisVersion } from '@meervoud/queue';
import { openStore } from '@meervoud/store';
import { openTestStore, reachableServices, type TestStore } from '@meervoud/store/testing';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checksOfOthers, checksOfTheMachine } from '../src/doctor/all-checks.ts';
import type { DoctorCheck, Finding } from '../src/doctor/check.ts';
import { certificates } from '../src/doctor/checks/certificates.ts';
import { clockSkew } from '../src/doctor/checks/clock-skew.ts';
import { databaseDurability } from '../src/doctor/checks/database-durability.ts';
import { database } from '../src/doctor/checks/database.ts';
import { disk } from '../src/doctor/checks/disk.ts';
import { keys } from '../src/doctor/checks/keys.ts';
import { migrations } from '../src/doctor/checks/migrations.ts';
import { nodeVersion } from '../src/doctor/checks/node-version.ts';
import { recipients } from '../src/doctor/checks/recipients.ts';
import { redisEviction } from '../src/doctor/checks/redis-eviction.ts';
import { redisPersistence } from '../src/doctor/checks/redis-persistence.ts';
import { redis } from '../src/doctor/checks/redis.ts';
import { secrets } from '../src/doctor/checks/secrets.ts';
import { sources } from '../src/doctor/checks/sources.ts';
import { examine } from '../src/doctor/examine.ts';
import { showFindings } from '../src/show/findings.ts';
import { freePort, makeCertificate, startChanged, startMasked, startRedis, startServer } from './doctor-places.ts';
import { run, temporaryDirectory } from './meervoud.ts';

const services = await reachableServices(process.env);
const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const folder = temporaryDirectory();
const file = join(folder, 'meervoud.json');
const secretFile = join(folder, 'secret');
let nobody = 0;
beforeAll(async () => {
  writeFileSync(secretFile, 'zwaluwstaart-7281\n', { mode: 0o600 });
  nobody = await freePort();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Given { readonly directory?: string; readonly url?: string; readonly secret?: object; readonly tls?: object; readonly recipient?: string; readonly folder?: string }

const contentOf = ({ directory = '.', url = `http://127.0.0.1:${nobody}`, secret = { file: secretFile }, tls = {}, recipient, folder: spreadsheets }: Given) => ({
  organization: { id: 'linde', name: 'De Linde' }, directory,
  sources: [
    { name: 'ecd', adapter: 'nl-core-r4', config: { baseUrl: `${url}/fhir`, auth: { type: 'bearer', token: secret }, tls } },
    ...(spreadsheets === undefined ? [] : [{ name: 'lijsten', adapter: 'csv', config: { folder: spreadsheets } }]),
  ],
  recipients: recipient === undefined ? [] : [{
    name: 'makelaar', profile: 'databroker-odb', channel: 'fhir-endpoint',
    config: { url: recipient, tokenUrl: `${recipient}/token`, clientId: 'linde', clientSecret: secret, issuer: 'makelaar', recipientJwksUrl: `${recipient}/keys` },
  }],
});

/** Runs these checks on the real thing and gives what is not as it should be. */
const look = async (checks: readonly DoctorCheck[], given: Given = {}, options: { clock?: typeof systemClock; environment?: Record<string, string> } = {}): Promise<readonly Finding[]> =>
  (await examine({ file, content: contentOf(given) }, { checks, environment: {}, ...options })).filter(({ check }) => check !== 'configuration');
const codes = (findings: readonly Finding[]): readonly (string | undefined)[] => findings.map(({ code }) => code);
const noDatabase = (): Record<string, string> => ({ DATABASE_URL: `postgres://nobody@127.0.0.1:${nobody}/none` });

describe('what lies on this machine', () => {
  test('Node is new enough here, and an older one is told so', async () => {
    expect(codes(await look([nodeVersion]))).toEqual([undefined]);
    for (const [node, code] of [['18.20.4', 'node-too-old'], ['20.18.3', 'node-too-old'], ['20.19.0', undefined], ['22.1.0', undefined]] as const) {
      expect([node, (await nodeVersion.look({ node } as never))[0]!.code]).toEqual([node, code]);
    }
  });

  test('a secret that is not there is found, one that everybody reads as well, and neither is shown', async () => {
    expect(codes(await look([secrets]))).toEqual([undefined]);
    expect(codes(await look([secrets], { secret: { file: join(folder, 'gone') } }))).toEqual(['secret-missing']);
    expect(codes(await look([secrets], { secret: { env: 'NOT_SET' } }))).toEqual(['secret-missing']);
    const open = join(folder, 'open');
    writeFileSync(open, 'zwaluwstaart-7281\n');
    chmodSync(open, 0o644);
    const findings = await look([secrets], { secret: { file: open } });
    expect(codes(findings)).toEqual(['secret-readable-by-others']);
    expect(showFindings(findings, 'nl')).not.toContain('zwaluwstaart');
  });

  test('a key that others can read is found', async () => {
    const directory = join(folder, 'with-keys');
    mkdirSync(join(directory, 'keys'), { recursive: true, mode: 0o700 });
    chmodSync(join(directory, 'keys'), 0o700);
    writeFileSync(join(directory, 'keys', 'pseudonym.key'), 'x', { mode: 0o600 });
    expect(codes(await look([keys], { directory }))).toEqual([undefined]);
    chmodSync(join(directory, 'keys', 'pseudonym.key'), 0o640);
    expect(await look([keys], { directory })).toMatchObject([{ code: 'key-readable-by-others', detail: '640' }]);
  });

  test.skipIf(process.getuid?.() !== 0)('a disk that is nearly full is found, and one that is filling up', async (context) => {
    const mounted = join(folder, 'small');
    mkdirSync(mounted);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', mounted]).status !== 0) return context.skip('nothing can be mounted here');
    try {
      expect(codes(await look([disk], { directory: mounted }))).toEqual(['disk-nearly-full']);
      execFileSync('mount', ['-o', 'remount,size=3g', mounted]);
      expect(await look([disk], { directory: mounted })).toMatchObject([{ code: 'disk-filling-up', state: 'warning', detail: `${mounted}: 3.0 GiB` }]);
    } finally {
      execFileSync('umount', [mounted]);
    }
    expect((await look([disk]))[0]!.detail).toMatch(/GiB$/);
  });
});

describe('the embedded database', () => {
  test('is looked at while another process owns it, and left running', async () => {
    const opened = await openTestStore({ kind: 'embedded' });
    try {
      const { directory } = opened.place as { directory: string };
      const findings = await look([database, migrations, databaseDurability, clockSkew], { directory });
      expect(codes(findings)).toEqual([undefined, undefined, undefined, undefined]);
      expect(await opened.store.runs.latest('linde')).toEqual([]);
    } finally {
      await opened.close();
    }
  });
});

describe.skipIf(process.platform !== 'linux')('an embedded database that somebody else started', () => {
  test('without fsync is told so, and is refused where work begins', async () => {
    const directory = temporaryDirectory();
    const opened = await openStore({ directory }, { log: silentLogger });
    const data = opened.data!;
    const pid = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]!;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
    const user = statSync(data);
    await opened.close();
    const server = await startChanged(data, command, user, (flag) => flag.replace('fsync=on', 'fsync=off'));
    try {
      expect(await look([databaseDurability], { directory })).toMatchObject([{ code: 'database-not-durable', detail: 'fsync=off', state: 'wrong' }]);
      await expect(openStore({ directory }, { log: silentLogger })).rejects.toMatchObject({ code: 'embedded-not-durable' });
    } finally {
      // who refused it has stopped it already
      await server.stop().catch(() => {});
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

describe.skipIf(services.databaseUrl === undefined)('a database server', () => {
  let opened: TestStore;
  let DATABASE_URL: string;
  const ask = async (statement: string, connectionString = DATABASE_URL): Promise<Readonly<Record<string, string>>> => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    const { rows } = await client.query<Record<string, string>>(statement);
    await client.end();
    return rows[0] ?? {};
  };
  const change = async (statement: string, connectionString = DATABASE_URL): Promise<void> => void (await ask(statement, connectionString));
  beforeAll(async () => {
    opened = await openTestStore({ kind: 'postgresql', databaseUrl: services.databaseUrl! }, { log: silentLogger });
    DATABASE_URL = (opened.place as { databaseUrl: string }).databaseUrl;
  });
  afterAll(() => opened?.close());

  test('that does not answer is told so, and every other check goes on', async () => {
    const findings = await look([...checksOfTheMachine, ...checksOfOthers], {}, { environment: noDatabase() });
    expect(findings.find(({ check }) => check === 'database')).toMatchObject({ code: 'database-not-reached', detail: expect.stringContaining('ECONNREFUSED') as string });
    expect(codes(findings)).toContain('source-not-reached');
  });

  test('that may lose what it acknowledged is told so', async () => {
    expect(codes(await look([database, databaseDurability], {}, { environment: { DATABASE_URL } }))).toEqual([undefined, undefined]);
    await change(`alter database ${new URL(DATABASE_URL).pathname.slice(1)} set synchronous_commit = off`);
    expect(await look([databaseDurability], {}, { environment: { DATABASE_URL } })).toMatchObject([{ code: 'database-not-durable', detail: 'synchronous_commit=off', state: 'wrong' }]);
  });

  test('with tables of an older or a newer version is told so, and they are left as they are', async () => {
    const { length } = (await look([migrations], {}, { environment: { DATABASE_URL } })).filter(({ state }) => state === 'ok');
    expect(length).toBe(1);
    await change("insert into meervoud.migration (name, timestamp) values ('9999-tomorrow', 'now')");
    expect(await look([migrations], {}, { environment: { DATABASE_URL } })).toMatchObject([{ code: 'database-newer-than-program', detail: '9999-tomorrow' }]);
    await change("delete from meervoud.migration where name in ('9999-tomorrow', '0006-odb')");
    for (const _ of [1, 2]) expect(await look([migrations], {}, { environment: { DATABASE_URL } })).toMatchObject([{ code: 'migrations-pending', detail: '0006-odb' }]);
  });

  test('that is too old is told so, and is refused where work begins', async () => {
    const number = (await ask('show server_version_num'))['server_version_num']!;
    const own = new URL(DATABASE_URL);
    const masked = await startMasked(Number(own.port || 5432), number, `13${number.slice(2)}`);
    own.port = String(masked.port);
    try {
      expect(await look([database], {}, { environment: { DATABASE_URL: own.href } })).toMatchObject([{ code: 'database-too-old', state: 'wrong', detail: expect.stringMatching(/^PostgreSQL \d/) as string }]);
      await expect(openStore({ databaseUrl: own.href }, { log: silentLogger })).rejects.toMatchObject({ code: 'database-too-old', recovery: 'halt' });
    } finally {
      await masked.stop();
    }
  });

  test('with no tables yet is as it should be: the first start makes them', async () => {
    const empty = await openTestStore({ kind: 'postgresql', databaseUrl: services.databaseUrl! });
    try {
      await change('drop schema meervoud cascade', (empty.place as { databaseUrl: string }).databaseUrl);
      expect(await look([migrations], {}, { environment: { DATABASE_URL: (empty.place as { databaseUrl: string }).databaseUrl } })).toMatchObject([{ state: 'ok', detail: expect.stringMatching(/^0\//) as string }]);
    } finally {
      await empty.close();
    }
  });

  test('with another clock than ours is told so', async () => {
    const clock = clockAt(toInstant(toMilliseconds(systemClock.now()) - 90_000));
    expect(await look([clockSkew], {}, { clock, environment: { DATABASE_URL } })).toMatchObject([{ about: 'database', code: 'clock-skew', detail: '90 s' }]);
  });
});

describe.skipIf(!hasRedis)('Redis', () => {
  test('that does not answer is told so', async () => {
    expect(await look([redis, redisEviction, redisPersistence], {}, { environment: { ...noDatabase(), REDIS_URL: `redis://127.0.0.1:${nobody}` } }))
      .toMatchObject([{ code: 'redis-not-reached', detail: 'ECONNREFUSED' }]);
  });

  test('that would drop tasks or forget them is told so, and one that is set well is not', async () => {
    const [bad, good] = await Promise.all([startRedis('--maxmemory-policy', 'allkeys-lru', '--appendonly', 'no'), startRedis('--maxmemory-policy', 'noeviction', '--appendonly', 'yes', '--dir', folder)]);
    try {
      const all = [redis, redisEviction, redisPersistence];
      expect(codes(await look(all, {}, { environment: { ...noDatabase(), REDIS_URL: bad.url } }))).toEqual([undefined, 'redis-may-evict', 'redis-without-aof']);
      expect(codes(await look(all, {}, { environment: { ...noDatabase(), REDIS_URL: good.url } }))).toEqual([undefined, undefined, undefined]);
    } finally {
      await Promise.all([bad.stop(), good.stop()]);
    }
  });

  test('that is too old is told so, and is refused where work begins; 6.2 is not', async () => {
    const server = await startRedis('--maxmemory-policy', 'noeviction');
    const client = new Redis(server.url);
    const version = (await redisVersion(client))!;
    client.disconnect();
    try {
      for (const [told, code] of [['6.0.16', 'redis-too-old'], ['5.0.14', 'redis-too-old'], ['6.2.14', undefined]] as const) {
        const masked = await startMasked(Number(new URL(server.url).port), `redis_version:${version}`, `redis_version:${told.padEnd(version.length, '0').slice(0, version.length)}`);
        const redisUrl = `redis://127.0.0.1:${masked.port}`;
        const opening = openQueue({ redisUrl }, { organization: 'o', prefix: 'old', log: silentLogger });
        if (code === undefined) await (await opening).close();
        else await expect(opening).rejects.toMatchObject({ code, recovery: 'halt' });
        expect([told, codes(await look([redis], {}, { environment: { ...noDatabase(), REDIS_URL: redisUrl } }))]).toEqual([told, [code]]);
        await masked.stop();
      }
    } finally {
      await server.stop();
    }
  });

  test('that tells nothing of its settings is told so', async () => {
    const closed = await startRedis('--rename-command', 'CONFIG', '');
    try {
      expect(codes(await look([redisEviction], {}, { environment: { ...noDatabase(), REDIS_URL: closed.url } }))).toEqual(['redis-eviction-unknown']);
    } finally {
      await closed.stop();
    }
  });
});

describe('sources and recipients', () => {
  test('that answer as something else than a FHIR server, or hold a row that cannot be used, are told so', async () => {
    const elsewhere = await startServer(undefined, { status: 404 });
    const sheets = join(folder, 'sheets');
    mkdirSync(sheets, { recursive: true });
    writeFileSync(join(sheets, 'verblijven.csv'), 'sleutel;cliënt;locatie;begindatum;einddatum\nv-1;c-1;de-linde;31-02-2021;\n');
    try {
      const found = await look([sources], { url: elsewhere.url, folder: sheets }, { environment: noDatabase() });
      expect(codes(found)).toEqual(['source-metadata-missing', 'source-rows-refused']);
      expect(found[1]?.detail).toMatch(/verblijven\.csv.*2/s);
      expect(JSON.stringify(found)).not.toContain('31-02-2021');
    } finally {
      await elsewhere.stop();
    }
  });

  test('that do not answer, answer with an error, or are no folder are told so', async () => {
    const lists = join(folder, 'lists');
    mkdirSync(lists, { recursive: true });
    const [good, bad] = await Promise.all([startServer(), startServer(undefined, { status: 503 })]);
    try {
      const environment = noDatabase();
      expect(codes(await look([sources, recipients], { url: good.url, recipient: good.url, folder: lists }, { environment }))).toEqual([undefined, undefined, undefined, undefined, undefined]);
      expect(codes(await look([sources, recipients], { url: bad.url, recipient: bad.url, folder: join(folder, 'none') }, { environment })))
        .toEqual(['source-answers-with-error', 'source-folder-missing', 'recipient-answers-with-error', 'recipient-answers-with-error', 'recipient-answers-with-error']);
      expect(codes(await look([sources, recipients], { recipient: `http://127.0.0.1:${nobody}` }, { environment })))
        .toEqual(['source-not-reached', 'recipient-not-reached', 'recipient-not-reached', 'recipient-not-reached']);
    } finally {
      await Promise.all([good.stop(), bad.stop()]);
    }
  });

  test('whose clock is an hour off are told so', async () => {
    const late = await startServer(undefined, { date: new Date(Date.now() - 3_600_000).toUTCString() });
    try {
      expect(await look([clockSkew], { url: late.url }, { environment: noDatabase() })).toMatchObject([{ about: 'ecd', code: 'clock-skew' }]);
    } finally {
      await late.stop();
    }
  });
});

describe.skipIf(!hasOpenssl)('certificates', () => {
  test.each([[5, 'certificate-ends-within-7-days'], [20, 'certificate-ends-within-30-days'], [50, 'certificate-ends-within-60-days'], [90, undefined]] as const)(
    'that end in %d days, of the other side, of the private authority and of ours', async (days, code) => {
      const name = `c${days}-${randomBytes(3).toString('hex')}`;
      const made = makeCertificate(folder, name, days);
      const server = await startServer({ cert: made.cert, key: made.key });
      try {
        const tls = { authority: { file: made.certFile }, certificate: { file: made.certFile }, privateKey: { file: made.keyFile } };
        const findings = await look([sources, certificates], { url: server.url, tls }, { environment: noDatabase() });
        expect(findings.map(({ about, code: found }) => [about, found])).toEqual([
          ['ecd', undefined], ['ecd: tls.certificate', code], ['ecd: tls.authority', code], [`ecd: ${new URL(server.url).host}`, code],
        ]);
      } finally {
        await server.stop();
      }
    });

  test('that have ended, are of an unknown authority, or are none', async () => {
    const made = makeCertificate(folder, 'ended', 10);
    const server = await startServer({ cert: made.cert, key: made.key });
    try {
      const environment = noDatabase();
      expect(codes(await look([sources], { url: server.url }, { environment }))).toEqual(['source-not-safe']);
      const later = clockAt(toInstant(toMilliseconds(systemClock.now()) + 11 * 86_400_000));
      expect(codes(await look([certificates], { url: server.url, tls: { authority: { file: made.certFile } } }, { environment, clock: later })))
        .toEqual(['certificate-expired', 'certificate-expired']);
      expect(codes(await look([certificates], { tls: { authority: { file: secretFile } } }, { environment }))).toEqual(['certificate-unreadable']);
    } finally {
      await server.stop();
    }
  });
});

describe('the command', () => {
  test('names every mistake of file, adapter, recipient, campaign and environment at once, and no secret', async () => {
    const content = contentOf({ recipient: 'http://elsewhere.example' }) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify({
      ...content, colour: 'red', gateway: { port: 99_999 },
      sources: [{ name: 'ecd', adapter: 'nl-core-r4', config: { baseUrl: 'ftp://x', auth: { type: 'bearer', token: 'zwaluwstaart-7281' } } }, { name: 'hr', adapter: 'none', config: {} }],
      campaigns: [{ set: 'basisveiligheid', reportingYear: 2031, locations: {} }],
    }));
    const ended = await run(['config', 'check', '--offline', '--json', '--config', file], { DATABASE_URL: 'mysql://root:zwaluwstaart-7281@db/x' });
    const findings = JSON.parse(ended.stdout) as readonly Finding[];
    expect(ended.code).toBe(3);
    expect(findings.map(({ about }) => about)).toEqual(expect.arrayContaining([
      '(top)', 'gateway.port', 'sources.ecd.config.baseUrl', 'sources.ecd.config.auth.token', 'sources.hr.adapter', 'recipients.makelaar.config.url', 'campaigns.0', 'environment.DATABASE_URL',
    ]));
    expect(ended.stdout + ended.stderr).not.toContain('zwaluwstaart');
    const refused = await run(['status', '--config', file]);
    for (const part of ['gateway.port', 'sources.hr.adapter', 'campaigns.0']) expect(refused.stderr).toContain(part);
  });

  test('says what to do in Dutch, and in English when asked', async () => {
    writeFileSync(file, JSON.stringify(contentOf({})));
    const environment = { DATABASE_URL: `postgres://geheim:zwaluwstaart-7281@127.0.0.1:${nobody}/none` };
    const [nl, en] = await Promise.all([run(['doctor', '--config', file], environment), run(['doctor', '--lang', 'en', '--config', file], environment)]);
    expect(nl.code).toBe(3);
    expect(nl.stdout).toContain('De database is niet te bereiken.');
    expect(nl.stdout).toContain('[database-not-reached]');
    expect(en.stdout).toContain('→ Does PostgreSQL run, and is DATABASE_URL right?');
    for (const { stdout, stderr } of [nl, en]) expect(stdout + stderr).not.toContain('zwaluwstaart');
  });
});

test('every finding has words in both languages and a next step', () => {
  const all = [...checksOfTheMachine, ...checksOfOthers];
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  for (const { findings } of all) for (const [code, { what, next }] of Object.entries(findings)) {
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    for (const text of [what.nl, what.en, next.nl, next.en]) expect(text).toMatch(/\.$/);
  }
});
