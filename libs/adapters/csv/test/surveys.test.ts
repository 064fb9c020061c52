import { deriveValues } from '@meervoud/derivation';
import type { ExperienceSource } from '@meervoud/indicator';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { silentLogger } from '@meervoud/kernel';
import type { ZibRecord } from '@meervoud/zibs';
import { expect, test } from 'vitest';
import { csvSurveys } from '../src/index.ts';
import { folderOf } from './folder.ts';

const HEADER = 'locatie;datum;nps;beveelt aan;vraag 1;vraag 2;vraag 3;vraag 4;vraag 5;vraag 6';
const read = async (rows: readonly string[]) => {
  const [records, rejected] = [[] as ZibRecord[], [] as string[]];
  const request = { source: 'enquete', config: { folder: folderOf({ 'ervaringen.csv': `${HEADER}\n${rows.join('\n')}\n` }) }, zibs: csvSurveys.provides, pseudonym: () => { throw new Error('nobody is named'); }, secret: async () => '', log: silentLogger, signal: new AbortController().signal };
  for await (const event of csvSurveys.read(request as never)) {
    if (event.type === 'record') records.push(event.record);
    if (event.type === 'rejected') rejected.push(`${event.code} ${event.path}`);
  }
  return { records, rejected };
};
const outcomeOf = (records: readonly ZibRecord[], indicator: string, experienceSource: ExperienceSource) => deriveValues({
  organization: 'o', set: indicatorSetFor(2023), campaign: { set: 'basisveiligheid', reportingYear: 2023, locations: { linde: { chosen: [], experienceSource } } },
  attestations: [], location: 'linde', records, provided: new Set(csvSurveys.provides),
}).find((value) => value.indicator === indicator)?.outcome;

test('what clients filled in becomes the three figures of client experience of the location, and of that year only', async () => {
  const { records, rejected } = await read([
    'linde;12-05-2023;8;ja;8;8;8;8;8;8', 'linde;13-05-2023;7;nee;6;6;6;6;6;6', 'linde;31-12-2023;10;ja;;;;;;', 'linde;01-01-2024;10;ja;10;10;10;10;10;10', 'anker;12-05-2023;1;nee;1;1;1;1;1;1',
  ]);
  expect(rejected).toEqual([]);
  expect(outcomeOf(records, 'INID013381', 'nps')).toMatchObject({ kind: 'measured', answer: { value: '66.67' }, counts: { numerator: 2, denominator: 3 } });
  expect(outcomeOf(records, 'INID013382', 'zorgkaart-recommendation')).toMatchObject({ kind: 'measured', answer: { value: '66.67' }, counts: { numerator: 2, denominator: 3 } });
  expect(outcomeOf(records, 'INID014477', 'total-score')).toMatchObject({ kind: 'measured', answer: { type: 'number', value: '7.00' }, counts: { numerator: 2, denominator: 3 } });
});

test('a mark that cannot be given is refused where it stands, and the other rows count', async () => {
  const { records, rejected } = await read(['linde;12-05-2023;11;;;;;;;', 'linde;12-05-2023;9;;0;;;;;', 'linde;12-05-2023;9;;;;;;;']);
  expect(rejected).toEqual(['not-a-number nps', 'not-a-number vraag 1']);
  expect(records).toHaveLength(1);
});
