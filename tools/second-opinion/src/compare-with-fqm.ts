import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { calendarDate } from '@meervoud/kernel';
import type { Bundle } from 'fhir/r4.js';
import { type Difference, differencesBetween } from './difference.ts';
import { askEngine } from './engine-opinion.ts';
import { askFqm } from './fqm-opinion.ts';
import { cqlRows, toMeasureBundle } from './measure-bundle.ts';
import type { ClientAnswer, Question } from './question.ts';
import { type RandomClient, randomClients } from './random-clients.ts';
import { recordsOf } from './records-of.ts';
import { timed, type Took } from './timed.ts';
import { cqlText, translateCql } from './translate-cql.ts';

export interface CountedRow {
  /** IndicatorNummer. */
  readonly number: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly unknown: number;
  /** The denominator of the organization as a whole. */
  readonly inOrganization: number;
}

export interface FqmComparison {
  readonly clients: number;
  readonly resources: number;
  readonly engine: readonly CountedRow[];
  readonly fqm: readonly CountedRow[];
  readonly differences: readonly Difference[];
  /**
   * Milliseconds for the same six rows of the same location, from the same resources in memory. `reading` makes records of them with the R4 adapter;
   * `deriving` counts, with evidence. Neither warms up first.
   */
  readonly took: { readonly reading: Took; readonly deriving: Took; readonly fqm: Took };
}

const reportingYear = 2021;
const referenceDate = calendarDate('2022-02-28');

/** The last year with row 4.1c, on its own reference date, at the location `here`. */
export const around = { reportingYear, referenceDate };

const question = (location: string | null): Question =>
  ({ organization: 'random', location, referenceDate, reportingYear, settings: indicatorSetFor(reportingYear).settings });

const numbers = cqlRows.map(({ number }) => number);

/** The measure in CQL, translated now (a second or two). `rewrite` changes the CQL first. */
export const measureInCql = (rewrite: (cql: string) => string = (cql) => cql): Bundle => toMeasureBundle(translateCql(rewrite(cqlText())));

/** The same clients through the engine and through fqm-execution; `forFqm` are the clients as fqm gets them, where they are others. */
export const compareWithFqm = async (
  clients: readonly RandomClient[], measure: Bundle, forFqm: readonly RandomClient[] = clients,
): Promise<FqmComparison> => {
  const resources = clients.flatMap((client) => client.resources);
  const { result: records, took: reading } = await timed(() => recordsOf(resources));
  const { result: { rows, answers }, took: deriving } = await timed(() => askEngine(question('here'), records, numbers));
  const organization = askEngine(question(null), records, numbers).rows;
  const fqm = await askFqm(measure, { start: `${reportingYear}-01-01`, end: referenceDate }, forFqm);

  const questions = new Map(numbers.map((number) => [number, number.replace(/^([56]\.\d)a$/, '$1')]));
  const counting = (said: readonly ClientAnswer[], number: string, wanted: ClientAnswer['answer']): number =>
    said.filter((one) => one.question === questions.get(number) && one.counted === 'yes' && one.answer === wanted).length;
  const fqmAnswers = fqm.answers.map((said) => ({ ...said, question: questions.get(said.question) ?? said.question }));
  return {
    clients: clients.length, resources: resources.length,
    engine: rows.map(({ number, numerator, denominator }) => ({
      number, numerator, denominator, unknown: counting(answers, number, 'unknown'),
      inOrganization: organization.find((row) => row.number === number)?.denominator ?? 0,
    })),
    fqm: numbers.toSorted().map((number) => {
      const said = (wanted: ClientAnswer['answer']): number => counting(fqmAnswers, number, wanted);
      const [numerator, unknown, no] = [said('yes'), said('unknown'), said('no')];
      return { number, numerator, denominator: numerator + unknown + no, unknown, inOrganization: fqm.inOrganization.get(number) ?? 0 };
    }),
    differences: differencesBetween(answers, fqmAnswers),
    took: { reading, deriving, fqm: fqm.took },
  };
};

/**
 * Both sides over the same random clients, after both have warmed up on a hundred others: what a benchmark reports. Throws an Error when they
 * do not count the same, for then their times say nothing.
 */
export const timeBoth = async (howMany: number, seed: number): Promise<FqmComparison> => {
  const measure = measureInCql();
  await compareWithFqm(randomClients(around, 100, seed + 1), measure);
  const compared = await compareWithFqm(randomClients(around, howMany, seed), measure);
  if (compared.differences.length > 0) throw new Error(`${compared.differences.length} answers differ, seed ${seed}`);
  return compared;
};
