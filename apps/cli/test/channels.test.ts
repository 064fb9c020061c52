import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { channels } from '../src/channels.ts';
import { type Config, parseConfig } from '../src/config.ts';
import { problemsOf } from '../src/configuration/problems.ts';
import { recipients as recipientsCheck } from '../src/doctor/checks/recipients.ts';
import { endpointsOf } from '../src/doctor/endpoints-of.ts';
import { placesOf } from '../src/doctor/places-of.ts';
import type { Surroundings } from '../src/doctor/surroundings.ts';
import { formOf, openChannel } from '../src/recipients.ts';

const folder = mkdtempSync(join(tmpdir(), 'meervoud-channels-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const environment = { SECRET: 'een-geheim' };

const secret = { env: 'SECRET' };
const right = {
  'fhir-endpoint': { url: 'https://b.example/fhir', tokenUrl: 'https://b.example/token', clientId: 'm', clientSecret: secret, issuer: 'b', recipientJwksUrl: 'https://b.example/keys' },
  'https-json': { url: 'https://b.example/in', auth: { type: 'token', token: secret }, issuer: 'b', recipientJwksUrl: 'https://b.example/keys' },
  sftp: { host: '127.0.0.1', port: 9, username: 'm', privateKey: secret, hostKeys: [`SHA256:${'A'.repeat(43)}`], folder: '/in' },
  directory: { folder },
} satisfies Readonly<Record<Exclude<keyof typeof channels, 'recipient-api'>, object>>;
const content = (channel: string, config: unknown, more: object = {}) => ({
  organization: { id: 'maasoever', name: 'Maasoever' }, sources: [{ name: 'ecd', adapter: 'minimal', config: {} }],
  recipients: [{ name: 'makelaar', profile: 'databroker-odb', channel, config, ...more }],
});
const parsed = (channel: string, config: unknown, more: object = {}): Config => parseConfig(content(channel, config, more), join(folder, 'meervoud.json'), environment);
const problems = (channel: string, config: unknown, more: object = {}) => problemsOf(content(channel, config, more), {}).filter(({ at }) => at.startsWith('recipients'));

describe.each(Object.keys(right) as (keyof typeof right)[])('the channel %s', (channel) => {
  test('opens with its secrets by reference, and refuses them in the file itself', async () => {
    expect(problems(channel, right[channel])).toStrictEqual([]);
    const inTheOpen = JSON.parse(JSON.stringify(right[channel]).replaceAll('{"env":"SECRET"}', '"een-geheim"')) as unknown;
    expect(problems(channel, inTheOpen).map(({ message }) => message)).toStrictEqual(channels[channel].secrets.filter((path) => JSON.stringify(right[channel]).includes(`"${path.split('.').at(-1)}":{"env"`)).map(() => 'where the secret is: {"env": "NAME"} or {"file": "/path"}'));
    if (channel !== 'sftp') expect((await openChannel(parsed(channel, right[channel]), 'makelaar')).name).toBe(channel);
  });

  test('every mistake is named at once, and never what stands there', () => {
    const found = problems(channel, { ...right[channel], url: 'ftp://een-geheim', folder: 7, host: '', colour: 'een-geheim' });
    expect(found.length).toBeGreaterThan(1);
    expect(JSON.stringify(found)).not.toContain('een-geheim');
    expect(problems(channel, undefined).length).toBeGreaterThan(0);
  });

  test('has a form of its own, and refuses one that it does not carry', () => {
    expect(formOf({ channel, form: undefined })).toBe({ 'fhir-endpoint': 'fhir', 'https-json': 'json', sftp: 'odb-csv', directory: 'odb-csv' }[channel]);
    expect(formOf({ channel, form: 'fhir' })).toBe('fhir');
    if (channel === 'fhir-endpoint') expect(() => parsed(channel, right[channel], { form: 'odb-csv' })).toThrow(/recipients.0.form: a form that its channel carries/);
    else expect(parsed(channel, right[channel], { form: 'odb-xlsx' }).recipients[0]!.form).toBe('odb-xlsx');
  });
});

describe('a recipient that comes to fetch', () => {
  const fetching = { environment, recipients: [{ name: 'makelaar', profile: 'databroker-odb', channel: 'recipient-api' }] } as unknown as Config;

  test('has nothing to fill in but the client that fetches; what is filled in is a mistake', () => {
    expect(problems('recipient-api', undefined).map(({ at }) => at)).toStrictEqual(['recipients.0.channel']);
    expect(problems('recipient-api', { url: 'https://een-geheim.example' }).map(({ at }) => at)).toStrictEqual(['recipients.0.channel', 'recipients.makelaar.config']);
  });

  test('opens without sending anything, and there is no place to look at', async () => {
    expect(await openChannel(fetching, 'makelaar')).toStrictEqual({ name: 'recipient-api', isFetched: true });
    expect(await placesOf(fetching)).toStrictEqual([]);
  });
});

test('a channel nobody knows is one mistake, and the rest of the file is still looked at', () => {
  expect(problems('fax', { number: 1 }, { profile: 'none' }).map(({ at }) => at)).toStrictEqual(['recipients.0.channel', 'recipients.makelaar.profile']);
});

test('a secret that was not there is looked for again', async () => {
  const config = { ...parsed('https-json', { ...right['https-json'], auth: { type: 'token', token: { file: join(folder, 'later.secret') } } }) };
  await expect(openChannel(config, 'makelaar')).rejects.toMatchObject({ code: 'secret-missing', recovery: 'halt' });
  writeFileSync(join(folder, 'later.secret'), 'nu wel');
  expect((await openChannel(config, 'makelaar')).name).toBe('https-json');
});

describe('the doctor', () => {
  const look = async (config: Config) => recipientsCheck.look({ endpoints: [], places: await placesOf(config) } as unknown as Surroundings);
  test('looks whether a folder can be written to, and whether an SFTP server is there', async () => {
    expect(await look(parsed('directory', right.directory))).toStrictEqual([{ about: 'makelaar', detail: 'directory' }]);
    expect(await look(parsed('directory', { folder: join(folder, 'none') }))).toMatchObject([{ about: 'makelaar', code: 'recipient-not-reached' }]);
    writeFileSync(join(folder, 'a-file'), '');
    expect(await look(parsed('directory', { folder: join(folder, 'a-file') }))).toMatchObject([{ code: 'recipient-refuses-us' }]);
    expect(await look(parsed('sftp', right.sftp))).toMatchObject([{ about: 'makelaar', code: 'recipient-refuses-us', detail: expect.stringContaining('privateKey') }]);
    expect(await placesOf(parsed('https-json', right['https-json']))).toStrictEqual([]);
  });

  test('asks the token endpoint of an assertion too, with our certificate where that says who we are', async () => {
    const config = { ...right['https-json'], auth: { type: 'private-key-jwt', tokenUrl: 'https://b.example/token', clientId: 'm', privateKey: secret } };
    expect((await endpointsOf(parsed('https-json', config))).filter(({ kind }) => kind === 'recipient').map(({ url, tls }) => [url, tls])).toStrictEqual(
      [['https://b.example/in', {}], ['https://b.example/keys', {}], ['https://b.example/token', {}]]);
    const mutual = { ...right['https-json'], authority: secret, auth: { type: 'mtls', certificate: secret, privateKey: secret } };
    expect((await endpointsOf(parsed('https-json', mutual))).find(({ kind }) => kind === 'recipient')!.tls).toStrictEqual({ ca: 'een-geheim', cert: 'een-geheim', key: 'een-geheim' });
  });
});
