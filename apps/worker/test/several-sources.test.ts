import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countShadowed, mergeSources, pseudonymiser, type SourceRank } from '@meervoud/acquisition';
import { csv } from '@meervoud/adapter-csv';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { classify, type JsonObject } from '@meervoud/adapter-sdk';
import { deriveValues } from '@meervoud/derivation';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { silentLogger } from '@meervoud/kernel';
import { generatePopulation, type Population } from '@meervoud/synthetic';
import { parseRecord, type ZibName, zibNames, type ZibRecord } from '@meervoud/zibs';
import { describe, expect, test } from 'vitest';

const key = new Uint8Array(32).fill(3);
const inCsv: readonly ZibName[] = ['HealthcareProvider', 'Stay', 'WlzIndicatie', 'Meeting'];

/** What the ECD gives, its patient ids in the domain `ecd`. */
const ecdRecords = ({ resources }: Population): readonly ZibRecord[] => {
  const context = { source: 'ecd', pseudonym: pseudonymiser(key, 'ecd') };
  return resources.flatMap((resource) => {
    const classified = classify(resource as unknown as JsonObject, nlCoreR4, context);
    return classified.outcome === 'mapped' ? classified.records.map((record) => parseRecord(record)) : [];
  });
};

/** The spreadsheets a provider would keep of the same people: plain ids, one row per record. */
const writeSpreadsheets = ({ resources }: Population): string => {
  const folder = mkdtempSync(join(tmpdir(), 'meervoud-sources-'));
  const context = { source: 'ecd', pseudonym: (id: string) => `p-${Buffer.from(id).toString('hex').padEnd(32, '0')}` as never };
  const records = resources.flatMap((resource) => {
    const classified = classify(resource as unknown as JsonObject, nlCoreR4, context);
    return classified.outcome === 'mapped' ? classified.records : [];
  });
  const client = (subject: string): string => Buffer.from(subject.slice(2), 'hex').toString('utf8').replace(/\0+$/, '');
  const dutch = (date: string | undefined): string => (date ?? '').split('-').reverse().join('-');
  const flag = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'ja' : 'nee');
  const rows: Record<string, string[]> = {
    locaties: ['Code;Naam;Soort;Onderdeel van'],
    verblijven: ['Cliëntnummer;Locatie;Afdeling;Begindatum;Einddatum'],
    'wlz-indicaties': ['Cliëntnummer;Zorgprofiel;Met behandeling;Geldig vanaf;Geldig t/m'],
    overleggen: ['Afdeling;Onderwerp;Datum;Multidisciplinair;Op basis van meldingen'],
  };
  for (const record of records) {
    if (record.zib === 'HealthcareProvider') rows['locaties']!.push([record.id, record.name, record.kind === 'ward' ? 'afdeling' : 'locatie', record.partOf].join(';'));
    if (record.zib === 'Stay') rows['verblijven']!.push([client(record.subject), record.location, record.ward, dutch(record.start), dutch(record.end)].join(';'));
    if (record.zib === 'WlzIndicatie') rows['wlz-indicaties']!.push([client(record.subject), record.zorgprofiel, flag(record.withTreatment), dutch(record.validFrom), dutch(record.validUntil)].join(';'));
    if (record.zib === 'Meeting') rows['overleggen']!.push([record.ward, record.topic, dutch(record.date), flag(record.multidisciplinary), flag(record.basedOnReports)].join(';'));
  }
  for (const [name, lines] of Object.entries(rows)) writeFileSync(join(folder, `${name}.csv`), Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1'));
  return folder;
};

const csvRecords = async (folder: string, clients: string): Promise<readonly ZibRecord[]> => {
  const records: ZibRecord[] = [];
  const request = { source: 'admin', config: { folder }, zibs: csv.provides, pseudonym: pseudonymiser(key, clients), secret: async () => '', log: silentLogger, signal: new AbortController().signal };
  for await (const event of csv.read(request)) {
    expect(event.type).not.toBe('rejected');
    if (event.type === 'record') records.push(event.record);
  }
  return records;
};

const derivedFrom = (population: Population, records: readonly ZibRecord[]) => {
  const set = indicatorSetFor(population.reportingYear);
  return Object.fromEntries([...Object.keys(population.campaign.locations), null].flatMap((location) =>
    deriveValues({
      organization: population.organization.id, set, campaign: population.campaign, attestations: population.attestations,
      location, records, provided: new Set(nlCoreR4.provides),
    }).map(({ indicator, outcome, referenceDate }) => [`${location ?? '*'} ${indicator}`, { referenceDate, outcome }] as const)));
};
const truthOf = ({ truth }: Population) =>
  Object.fromEntries(truth.map(({ location, indicator, referenceDate, outcome }) => [`${location ?? '*'} ${indicator}`, { referenceDate, outcome }]));

const ecd: SourceRank = { name: 'ecd', zibs: zibNames };
const ecdWithout: SourceRank = { name: 'ecd', zibs: zibNames.filter((zib) => !inCsv.includes(zib)) };
const admin: SourceRank = { name: 'admin', zibs: csv.provides };

describe.each([2022, 2023])('reporting year %i', (reportingYear) => {
  test.each([1, 7920, 15839])('an ECD without stays, indications, places and meetings, and spreadsheets of those, give the truth, seed %i', async (seed) => {
    const population = generatePopulation({ seed, reportingYear });
    const spreadsheets = await csvRecords(writeSpreadsheets(population), 'ecd');
    const without = ecdRecords(population).filter(({ zib }) => !inCsv.includes(zib));
    expect(derivedFrom(population, mergeSources([...without, ...spreadsheets], [ecd, admin]).records)).toEqual(truthOf(population));
  });

  test('sources that say the same change no value, in whichever order', async () => {
    const population = generatePopulation({ seed: 4242, reportingYear });
    const all = [...ecdRecords(population), ...(await csvRecords(writeSpreadsheets(population), 'ecd'))];
    for (const precedence of [[ecd, admin], [admin, ecd], [ecdWithout, admin], [admin, ecdWithout]]) {
      expect(derivedFrom(population, mergeSources(all, precedence).records)).toEqual(truthOf(population));
    }
    const { shadowed, notConfigured } = mergeSources(all, [ecd, admin]);
    expect(countShadowed(shadowed, [ecd, admin]).map(({ zib, source, by }) => `${zib} ${source} ${by}`)).toEqual(['HealthcareProvider', 'Meeting', 'Stay', 'WlzIndicatie'].map((zib) => `${zib} admin ecd`));
    expect(shadowed.length + notConfigured).toBe(all.filter(({ origin }) => origin.source === 'admin').length);
  });
});

test('without a shared client domain the clients of two sources are strangers, and the values show it', async () => {
  const population = generatePopulation({ seed: 1, reportingYear: 2023 });
  const spreadsheets = await csvRecords(writeSpreadsheets(population), 'admin');
  const without = ecdRecords(population).filter(({ zib }) => !inCsv.includes(zib));
  expect(derivedFrom(population, mergeSources([...without, ...spreadsheets], [ecd, admin]).records)).not.toEqual(truthOf(population));
});

test('where sources contradict, the first one counts', async () => {
  const population = generatePopulation({ seed: 1, reportingYear: 2023 });
  const folder = writeSpreadsheets(population);
  // nobody lives anywhere any more, says the spreadsheet
  const spreadsheets = (await csvRecords(folder, 'ecd')).map((record) => (record.zib === 'Stay' ? { ...record, end: '2020-01-01' as never } : record));
  const all = [...ecdRecords(population), ...spreadsheets];
  expect(derivedFrom(population, mergeSources(all, [ecd, admin]).records)).toEqual(truthOf(population));
  expect(derivedFrom(population, mergeSources(all, [admin, ecd]).records)).not.toEqual(truthOf(population));
});

test('provenance stays: every record that counts names the source and the row it came from', async () => {
  const population = generatePopulation({ seed: 1, reportingYear: 2023 });
  const merged = mergeSources([...ecdRecords(population), ...(await csvRecords(writeSpreadsheets(population), 'ecd'))], [ecdWithout, admin]);
  for (const { zib, origin } of merged.records) {
    expect(origin).toMatchObject(inCsv.includes(zib) ? { source: 'admin', reference: expect.stringMatching(/^[a-z-]+\.csv#\d+$/) } : { source: 'ecd' });
  }
});
