import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDate, systemClock } from '@meervoud/kernel';
import { readOdbFile } from '@meervoud/odb';
import { type SandboxEcd, startSandboxBroker, startSandboxEcd } from '@meervoud/sandbox';
import { generatePopulation } from '@meervoud/synthetic';
import { deliveriesToAskAgain } from '@meervoud/upkeep';
import { openWorksheetFile } from '@meervoud/worksheet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approve } from '../src/commands/approve.ts';
import { deliveriesOf, retryDelivery } from '../src/commands/deliveries.ts';
import { derive } from '../src/commands/derive.ts';
import { dryRun } from '../src/commands/dry-run.ts';
import { submit } from '../src/commands/submit.ts';
import { sync } from '../src/commands/sync.ts';
import { demoAccounts, demoSecrets, writeDemoConfig } from '../src/demo/demo-config.ts';
import { type House, openHouse } from '../src/house.ts';
import { openOutput } from '../src/output.ts';
import { setFor } from '../src/shelf.ts';
import { tellDeliveries } from '../src/show/deliveries-table.ts';
import { temporaryDirectory } from './meervoud.ts';

const quiet = openOutput({ json: true }, { write: () => true } as never, { write: () => true } as never);
const reportingYear = 2022;
const population = generatePopulation({ seed: 11, reportingYear, clientsPerLocation: 20 });
const directory = temporaryDirectory();
const [folder, later] = [join(directory, 'makelaar'), join(directory, 'zorgkantoor')];

describe('two recipients that look in a folder', () => {
  let ecd: SandboxEcd;
  let house: House;
  beforeAll(async () => {
    const secrets = await demoSecrets(directory);
    ecd = await startSandboxEcd({ population, clientId: 'meervoud', clientSecret: secrets.ecd });
    const broker = await startSandboxBroker({ senders: [] });
    const config = writeDemoConfig(directory, population, ecd, broker, secrets);
    await broker.close();
    house = await openHouse({
      ...config, databaseUrl: undefined, redisUrl: undefined,
      // the pause after the first failure is longer than anybody waits
      delivery: { ...config.delivery, firstPauseSeconds: 1_000, restAfterFailures: 2 },
      organization: { ...config.organization, kvk: '08111924' },
      recipients: [
        { name: 'makelaar', profile: 'databroker-odb', channel: 'directory', config: { folder } },
        { name: 'zorgkantoor', profile: 'databroker-odb', channel: 'directory', form: 'odb-xlsx', config: { folder: later, receipts: { by: 'deposit', countsAs: 'accepted' } } },
      ],
    }, quiet);
    await house.store.campaigns.attest(house.config.organization.id, population.attestations);
    await sync(house, quiet);
    await derive(house, quiet, setFor('basisveiligheid', reportingYear));
  });
  afterAll(async () => {
    await house?.[Symbol.asyncDispose]();
    await ecd?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const submitTo = (recipient: string) => submit(house, quiet, reportingYear, recipient).then((one) => one.status, (thrown: { code: string }) => thrown.code);
  const told = async (recipient: string) => (await deliveriesOf(house)).deliveries.find((one) => one.recipient === recipient)!;
  const release = async (recipient: string): Promise<string> => {
    for (const { name: by } of demoAccounts) await approve(house, quiet, { recipient, year: reportingYear, by, acceptIncomplete: 'test' });
    return (await house.store.submissions.list(house.config.organization.id)).find(({ key }) => key.recipient === recipient)!.id;
  };

  test('a dry run says all at once what the recipient would refuse, and writes nothing', async () => {
    const { findings, rows } = await dryRun(house, { recipient: 'makelaar', year: reportingYear, today: calendarDate('2026-01-01') });
    expect(rows).toBe(population.organization.locations.length * 35);
    // the ECD gives vestigingsnummers, and nobody configured addresses or AGB codes
    expect(findings.map(({ code, weight }) => `${weight} ${code}`).toSorted()).toStrictEqual(
      ['noticed address-missing', 'noticed agb-missing', 'noticed few-people-visible', 'noticed figure-held-back', 'noticed value-incomplete', 'refused value-missing', 'refused window-closed']);
    expect(findings.every(({ said }) => said.nl !== '' && said.en !== '')).toBe(true);
    expect(await house.store.submissions.list(house.config.organization.id)).toStrictEqual([]);
    expect((await dryRun(house, { recipient: 'makelaar', year: reportingYear, today: calendarDate('2023-03-01') })).findings.map(({ code }) => code)).not.toContain('window-closed');
  });

  test('a share that is not there is tried again later, by itself; back again it is delivered at once to who asks', async () => {
    const id = await release('makelaar');
    expect(await submitTo('makelaar')).toBe('delivery-waits');
    expect(await told('makelaar')).toMatchObject({ submission: id, delivery: 'waiting', status: 'sent', failures: 1, lastCode: 'recipient-unavailable', nextAt: expect.any(String) });
    expect(existsSync(folder)).toBe(false);
    expect(await submitTo('makelaar')).toBe('delivery-waits');
    expect(tellDeliveries(await deliveriesOf(house), 'nl')).toMatch(/1× keer mislukt, laatst \[recipient-unavailable\], volgende poging/);

    mkdirSync(folder);
    expect(await submitTo('makelaar')).toBe('received');
    expect(await told('makelaar')).toMatchObject({ delivery: 'delivered', status: 'received' });
    const name = readdirSync(folder).find((file) => file.endsWith('.csv'))!;
    const file = await openWorksheetFile(join(folder, name));
    const { tally } = await readOdbFile(file.rows(), { file: name, dates1904: false });
    expect(tally).toMatchObject({ rows: population.organization.locations.length * 35, organizations: 1, locations: population.organization.locations.length });
    expect(readdirSync(folder)).toContain(`${name}.jws`);
  });

  test('what does not pass by itself is given up at once, is not asked for by itself, and begins anew when a person says so', async () => {
    writeFileSync(later, 'no folder');
    const id = await release('zorgkantoor');
    expect(await submitTo('zorgkantoor')).toBe('recipient-folder-refused');
    expect(await told('zorgkantoor')).toMatchObject({ submission: id, delivery: 'given-up', lastCode: 'recipient-folder-refused' });
    expect(await deliveriesToAskAgain({ store: house.store, organization: house.config.organization.id })).toStrictEqual([]);
    rmSync(later);
    mkdirSync(later);
    await retryDelivery(house, id);
    expect(await told('zorgkantoor')).toMatchObject({ delivery: 'waiting', failures: 0 });
    expect(await submitTo('zorgkantoor')).toBe('accepted');
    expect(readdirSync(later).filter((file) => file.endsWith('.xlsx')).length).toBe(1);
    await expect(retryDelivery(house, id)).rejects.toMatchObject({ code: 'delivery-not-waiting', recovery: 'halt' });
    await expect(retryDelivery(house, 'sub-none')).rejects.toMatchObject({ code: 'submission-unknown' });
  });

  test('a recipient that keeps failing is left alone, and the person who asks is heard all the same', async () => {
    const policy = { restAfter: 1, rest: 3_600_000 };
    await house.store.circuits.failed(house.config.organization.id, 'makelaar', 'recipient-unavailable', systemClock.now(), policy);
    expect(tellDeliveries(await deliveriesOf(house), 'en')).toMatch(/! makelaar is left alone until .* \(1×, \[recipient-unavailable\]\)/);
  });
});
