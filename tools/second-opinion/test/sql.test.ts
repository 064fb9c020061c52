import { isDeepStrictEqual } from 'node:util';
import { defaultReferenceDate, type Settings } from '@meervoud/indicator';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { calendarDate } from '@meervoud/kernel';
import { openTestStore, type TestStore } from '@meervoud/store/testing';
import { generatePopulation } from '@meervoud/synthetic';
import type { ZibName, ZibRecord } from '@meervoud/zibs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareWithSql, type SqlComparison } from '../src/compare-with-sql.ts';
import { askEngine } from '../src/engine-opinion.ts';
import { keepRecords } from '../src/keep-records.ts';
import type { Question } from '../src/question.ts';
import { randomRecords, randomSettings } from '../src/random-records.ts';
import { recordsOf } from '../src/records-of.ts';
import { openSqlOpinion } from '../src/sql-opinion.ts';
import { brokenSql } from './broken-sql.ts';

const seed = Number(process.env['SEED'] ?? 20_260_101);
console.log(`second opinion in SQL: seed ${seed} (set SEED for another)`);

let opened: TestStore;
beforeAll(async () => { opened = await openTestStore({ kind: 'embedded' }); });
afterAll(() => opened?.close());

const ask = async (question: Question, records?: readonly ZibRecord[], rewrite?: (sql: string) => string): Promise<SqlComparison> => {
  const sql = await openSqlOpinion(opened.postgres, rewrite);
  try {
    return await compareWithSql(sql, question, records ?? await opened.store.records.ofLocation(question.organization, question.location));
  } finally {
    await sql.close();
  }
};

const agreed = (compared: SqlComparison): void => {
  expect(compared.sql).toEqual(compared.engine);
  expect(compared.differences).toEqual([]);
};

describe.each([2018, 2019, 2020, 2021, 2022, 2023])('the client percentages of the synthetic organization over %i', (reportingYear) => {
  test.each([
    [1, 40], [7_919, 60], [seed, 20],
  ])('are in SQL what they are in the engine, per location and in all: seed %i, %i clients per location', async (of, clientsPerLocation) => {
    const { campaign, resources } = generatePopulation({ seed: of, reportingYear, clientsPerLocation });
    const organization = `synthetic-${reportingYear}-${of}-${clientsPerLocation}`;
    await keepRecords(opened.store, organization, recordsOf(resources));
    const set = indicatorSetFor(reportingYear);
    for (const location of [...Object.keys(campaign.locations), null]) {
      const referenceDate = (location === null ? undefined : campaign.locations[location]?.referenceDate) ?? defaultReferenceDate(set);
      const compared = await ask({ organization, location, referenceDate, reportingYear, settings: set.settings });
      agreed(compared);
      expect(compared.engine).toHaveLength(reportingYear === 2018 ? 11 : reportingYear <= 2021 ? 17 : 9);
      expect(compared.engine.find(({ number }) => number === '1.1b')?.denominator).toBeGreaterThan(5);
    }
  });
});

describe.each([
  [2021, '2022-02-28'], [2019, '2020-01-31'], [2020, '2021-08-31'],
])('random clients whose dates may be vague or absent, in %i on %s', (reportingYear, day) => {
  const referenceDate = calendarDate(day);
  const { settings } = indicatorSetFor(reportingYear);
  const organization = `random-${day}`;
  const records = randomRecords({ referenceDate, reportingYear }, 600, seed);
  beforeAll(() => keepRecords(opened.store, organization, records));

  const otherwise: Settings = {
    ...settings, careProfiles: ['5VV', '9AVV', '10VV'], unstageable: 'ignore', staleAfterDays: 89, advanceDirectiveSuffices: 'yes',
    absentToiletingPlan: 'no', absentFoodPreferences: 'no',
  };
  test.each([settings, otherwise, ...randomSettings(settings, 1, seed)])('get the same answers in SQL, one by one, with settings %o', async (changed) => {
    for (const location of ['here', null]) {
      agreed(await ask({ organization, location, referenceDate, reportingYear, settings: changed }, records));
    }
  });

  test('give every answer to every question often enough to tell', () => {
    const { answers } = askEngine({ organization, location: null, referenceDate, reportingYear, settings }, records);
    const tally = new Map<string, number>();
    for (const { question, counted, answer } of answers) {
      const said = `${question} ${counted === 'yes' ? answer : 'perhaps counted'}`;
      tally.set(said, (tally.get(said) ?? 0) + 1);
    }
    const wanted = [...new Set(answers.map(({ question }) => question))]
      .flatMap((question) => ['yes', 'no', 'unknown', 'perhaps counted'].map((said) => `${question} ${said}`));
    expect(wanted.filter((said) => (tally.get(said) ?? 0) < 5)).toEqual([]);
  });
});

describe('a second opinion that would not notice is none', () => {
  const [reportingYear, referenceDate] = [2021, calendarDate('2022-02-28')];
  const organization = 'noticing';
  const { settings } = indicatorSetFor(reportingYear);
  const records = randomRecords({ referenceDate, reportingYear }, 700, 20_260_101);
  const question: Question = { organization, location: 'here', referenceDate, reportingYear, settings };
  const right = askEngine(question, records);
  beforeAll(() => keepRecords(opened.store, organization, records));

  test.each(brokenSql)('it differs when $wrong', async ({ from, to, rows }) => {
    const broken = await openSqlOpinion(opened.postgres, (sql) => {
      expect(sql).toContain(from);
      return sql.replaceAll(from, to);
    });
    const wrongly = (await broken.percentages(question))
      .filter((row) => !isDeepStrictEqual(row, right.rows.find(({ number }) => number === row.number)));
    await broken.close();
    expect(wrongly.map(({ number }) => number)).toEqual(expect.arrayContaining([...rows]));
    expect(wrongly).not.toEqual([]);
  });

  test.each<[string, ZibName, string]>([
    ['1.1b', 'PressureUlcer', 'no'], ['2', 'TreatmentDirective2', 'no'], ['3.2b', 'MedicationReview', 'no'],
    ['4.1c', 'FreedomRestrictingIntervention', 'no'], ['5.2', 'ToiletingPlan', 'unknown'], ['6.1', 'FoodPreferences', 'unknown'],
  ])('it differs about %s of one client when the store loses what that client has of %s', async (about, zib, other) => {
    const { client } = right.answers.find((one) => one.question === about && one.answer === 'yes')!;
    const database = new pg.Client(opened.postgres);
    await database.connect();
    const lives = (missing: number) => database.query(
      'update meervoud.zib_record set missing = $1 where organization = $2 and subject = $3 and zib = $4', [missing, organization, client, zib],
    );
    await lives(2);
    const { differences } = await ask(question, records);
    await lives(0);
    await database.end();
    // a client with several restrictions differs in several rows of 4.1
    expect(differences.filter((difference) => difference.question === about)).toEqual([{ question: about, client, engine: 'yes', other }]);
    expect(new Set(differences.map((difference) => difference.client))).toEqual(new Set([client]));
  });
});
