import { type AddressInfo, createServer, isIPv4 } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { FhirSourceConfig } from '../src/index.ts';
import { openAddressGuard } from '../src/transport/address-guard.ts';
import { codeOf, json, openServer, searchset, testEffects } from './fhir-server.ts';
import { readAll } from './source-double.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => { for (const close of closers.splice(0)) await close(); });

/** Names that mean what the test says: each answer once, and the last one for ever. */
const namesThatMean = (...answers: readonly (readonly string[])[]) => {
  const asked: string[] = [];
  const lookup = async (hostname: string) => {
    asked.push(hostname);
    return (answers[asked.length - 1] ?? answers.at(-1) ?? []).map((address) => ({ address, family: isIPv4(address) ? 4 : 6 }));
  };
  return { lookup, asked };
};

/** What a name is answered with when it means this first and that later. */
const answersOf = async (...answers: readonly (readonly string[])[]): Promise<readonly string[]> => {
  const { lookup } = openAddressGuard(namesThatMean(...answers).lookup);
  const codes: string[] = [];
  for (const _ of answers) {
    codes.push(await codeOf(new Promise((done, fail) => { lookup('ecd.example', { all: true }, (error, found) => (error ? fail(error) : done(found))); })));
  }
  return codes;
};

const configFor = (baseUrl: string, limits: object = {}) => FhirSourceConfig.parse({
  baseUrl, auth: { type: 'bearer', token: { env: 'TOKEN' } }, limits: { retries: 3, ...limits }, allowPlainHttp: true, plainHttpReason: 'A test on this machine.',
});

/** Reads from our own server, under a name. */
const readByName = async (names: ReturnType<typeof namesThatMean>, respond: Parameters<typeof openServer>[0], limits: object = {}) => {
  const server = await openServer(respond);
  closers.push(server.close);
  const { effects, slept } = testEffects();
  const config = configFor(`${server.origin.replace('127.0.0.1', 'ecd.example')}/fhir`, limits);
  return { ...await readAll(config, 'Location', { ...effects, lookup: names.lookup }), asked: server.asked, slept };
};

const nowhere = [
  '169.254.169.254', '169.254.0.1', '::ffff:169.254.169.254', '::ffff:a9fe:a9fe', '64:ff9b::a9fe:a9fe', 'fe80::1', 'fe80::1%eth0', 'febf::1', 'fd00:ec2::254', '100.100.100.200',
  '0.0.0.0', '0.1.2.3', '::', '::ffff:0.0.0.0', '224.0.0.1', '239.255.255.250', '255.255.255.255', 'ff02::1', '::ffff:224.0.0.1',
];
const inTheHouse = ['127.0.0.1', '127.1.2.3', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', '::1', 'fd12::1', 'fec0::1', '::ffff:10.0.0.1', '::ffff:127.0.0.1', '64:ff9b::a00:1'];
const outside = ['192.0.2.7', '172.32.0.1', '172.15.255.255', '169.253.255.255', '100.128.0.1', '11.0.0.1', '223.255.255.255', '2001:db8::1', '::ffff:192.0.2.7', 'fbff::1', '64:ff9b::c000:207'];

describe('F5: what a host name means', () => {
  test.each(nowhere)('may never be %s, at first or later, alone or beside another', async (address) => {
    expect(await answersOf([address])).toEqual(['address-refused']);
    expect(await answersOf(['192.0.2.7'], ['192.0.2.7', address], ['192.0.2.7'])).toEqual(['no error', 'address-refused', 'no error']);
    expect(await answersOf(['10.0.0.5', address])).toEqual(['address-refused']);
  });

  test.each(inTheHouse)('may be %s from the start, as with an ECD in the house, and not after it was public', async (address) => {
    expect(await answersOf([address], [address])).toEqual(['no error', 'no error']);
    expect(await answersOf(['192.0.2.7'], [address])).toEqual(['no error', 'address-refused']);
    expect(await answersOf(['2001:db8::1'], ['192.0.2.7'], ['192.0.2.7', address])).toEqual(['no error', 'no error', 'address-refused']);
  });

  test.each(outside)('may be %s, and another public address later', async (address) => {
    expect(await answersOf([address], ['192.0.2.99'], [address])).toEqual(['no error', 'no error', 'no error']);
  });

  test('may be an address in the house again after it moved outside', async () => {
    expect(await answersOf(['10.0.0.5'], ['192.0.2.7'], ['10.0.0.5'])).toEqual(['no error', 'no error', 'no error']);
    expect(await answersOf(['10.0.0.5', '2001:db8::1'], ['2001:db8::1'], ['10.0.0.5'])).toEqual(['no error', 'no error', 'no error']);
  });

  test('is kept apart for each name', async () => {
    const guard = openAddressGuard(async (hostname) => [{ address: hostname === 'login.example' ? '10.0.0.5' : '192.0.2.7', family: 4 }]);
    const ask = (hostname: string) => codeOf(new Promise((done, fail) => { guard.lookup(hostname, { all: true }, (error, found) => (error ? fail(error) : done(found))); }));
    expect([await ask('ecd.example'), await ask('login.example'), await ask('ecd.example')]).toEqual(['no error', 'no error', 'no error']);
  });

  test('is handed on as the socket asks for it, one address or all, and so is a failure to find it', async () => {
    const { lookup } = openAddressGuard(namesThatMean(['192.0.2.7', '2001:db8::1']).lookup);
    const given = (all: boolean) => new Promise<unknown[]>((done) => { lookup('ecd.example', { all }, (...args) => done(args)); });
    expect(await given(true)).toEqual([null, [{ address: '192.0.2.7', family: 4 }, { address: '2001:db8::1', family: 6 }]]);
    expect(await given(false)).toEqual([null, '192.0.2.7', 4]);
    const unknown = openAddressGuard(async () => { throw Object.assign(new Error('x'), { code: 'ENOTFOUND' }); });
    expect(await codeOf(new Promise((_, fail) => { unknown.lookup('ecd.example', { all: true }, (error) => fail(error!)); }))).toBe('ENOTFOUND');
  });
});

describe('F5: a source behind a name', () => {
  test('in the house from the start is read, through as many connections as it takes', async () => {
    const names = namesThatMean(['127.0.0.1']);
    const { error, asked } = await readByName(names, (request, response) =>
      json(response, searchset([{ resourceType: 'Location', id: request.url! }], request.url!.includes('page=3') ? undefined : `?page=${request.url!.includes('page=2') ? 3 : 2}`), 200, { connection: 'close' }));
    expect(error).toBeUndefined();
    expect(asked).toHaveLength(3);
    expect(names.asked).toEqual(['ecd.example', 'ecd.example', 'ecd.example']);
  });

  test('that the system itself knows is read as before', async () => {
    const server = await openServer((_, response) => json(response, searchset([])));
    closers.push(server.close);
    expect(await readAll(configFor(`${server.origin.replace('127.0.0.1', 'localhost')}/fhir`), 'Location')).toMatchObject({ error: undefined, pages: [{}] });
  });

  test.each([['a metadata service', ['169.254.169.254']], ['every interface of this machine', ['0.0.0.0']], ['ourselves, beside a metadata service', ['127.0.0.1', '169.254.169.254']]])(
    'that means %s is refused: no request, no token, no second attempt', async (_, addresses) => {
      const { error, asked, slept } = await readByName(namesThatMean(addresses), (_request, response) => json(response, searchset([])));
      expect(error).toMatchObject({ code: 'address-refused', recovery: 'halt', at: 'ecd.example' });
      expect(asked).toEqual([]);
      expect(slept).toEqual([]);
    });

  test('that was public and is rebound to this machine gets nothing: not one connection', async () => {
    let connections = 0;
    const listener = createServer((socket) => { connections += 1; socket.destroy(); });
    await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
    closers.push(() => new Promise<void>((done) => { listener.close(() => done()); }));
    const names = namesThatMean(['192.0.2.7'], ['127.0.0.1']);
    const { effects } = testEffects();
    // nobody lives at the first address (RFC 5737): the first attempt fails, and the second looks the name up again
    const config = configFor(`http://ecd.example:${(listener.address() as AddressInfo).port}/fhir`, { connectMilliseconds: 50 });
    const { error } = await readAll(config, 'Location', { ...effects, lookup: names.lookup });
    expect(error).toMatchObject({ code: 'address-refused', recovery: 'halt', at: 'ecd.example' });
    expect(names.asked).toHaveLength(2);
    expect(connections).toBe(0);
  });

  test.each(['http://169.254.169.254/latest', 'http://[fe80::1]/fhir', 'http://[::ffff:169.254.169.254]/fhir', 'http://2852039166/fhir', 'http://0.0.0.0:8080/fhir', 'http://0:8080/fhir', 'https://224.0.0.1/fhir'])(
    'that is an address itself is judged as well, though it is never looked up: %s', async (baseUrl) => {
      const names = namesThatMean(['127.0.0.1']);
      const { error } = await readAll(configFor(baseUrl), 'Location', { ...testEffects().effects, lookup: names.lookup });
      expect(error).toMatchObject({ code: 'address-refused', recovery: 'halt' });
      expect(names.asked).toEqual([]);
    });

  test('whose token endpoint leads nowhere good sends no secret there either', async () => {
    const login = await openServer((_, response) => json(response, {}));
    closers.push(login.close);
    const config = FhirSourceConfig.parse({
      baseUrl: 'https://ecd.example/fhir', allowPlainHttp: true, plainHttpReason: 'A test on this machine.',
      auth: { type: 'oauth2-client-credentials', clientId: 'c', clientSecret: { env: 'S' }, tokenUrl: `${login.origin.replace('127.0.0.1', 'login.example')}/token` },
    });
    const names = namesThatMean(['127.0.0.1', '169.254.169.254']);
    const { error } = await readAll(config, 'Location', { ...testEffects().effects, lookup: names.lookup });
    expect(error).toMatchObject({ code: 'address-refused', at: 'login.example' });
    expect(names.asked).toEqual(['login.example']);
    expect(login.asked).toEqual([]);
  });
});
