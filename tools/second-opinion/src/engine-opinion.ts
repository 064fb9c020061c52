import { deriveValues } from '@meervoud/derivation';
import type { ChoiceTheme, IndicatorSet } from '@meervoud/indicator';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { countsOf, type DerivedValue } from '@meervoud/value';
import { zibNames, type ZibRecord } from '@meervoud/zibs';
import type { ClientAnswer, Question, Row } from './question.ts';

const everyTheme: readonly ChoiceTheme[] = ['1.1', '1.2', '3.2', '4.1', '4.2', '4.3', '5'];

/** What the engine says, of a location that chose every theme, so that no row is left out. */
export interface EngineOpinion {
  readonly rows: readonly Row[];
  readonly answers: readonly ClientAnswer[];
}

const byNumber = (one: { readonly number: string }, other: { readonly number: string }): number => (one.number < other.number ? -1 : 1);
const byQuestionAndClient = (one: ClientAnswer, other: ClientAnswer): number =>
  (`${one.question} ${one.client}` < `${other.question} ${other.client}` ? -1 : 1);

/** The numbers of the rows that count clients and are published as a percentage, in text order. */
export const clientRowsOf = (set: IndicatorSet): ReadonlyMap<string, string> =>
  new Map(set.indicators.flatMap((row) => (row.kind === 'proportion' && row.basis === 'client' ? [[row.id, row.number] as const] : [])));

/**
 * The client percentages of basisveiligheid as `deriveValues` gives them, or only those of these numbers. `records` may hold more than
 * the question needs.
 */
export const askEngine = (question: Question, records: readonly ZibRecord[], only?: readonly string[]): EngineOpinion => {
  const { organization, location, referenceDate, reportingYear, settings } = question;
  const yearly = indicatorSetFor(reportingYear);
  // the organization as a whole is counted on the last day of the window: moved here to the day that is asked
  const set: IndicatorSet = {
    ...yearly, measuringWindow: { start: yearly.measuringWindow.start, end: referenceDate },
    indicators: yearly.indicators.filter(({ number }) => only === undefined || only.includes(number)),
  };
  const campaign = {
    set: set.id, reportingYear, settings,
    locations: location === null ? {} : { [location]: { referenceDate, chosen: everyTheme } },
  };
  const numbers = clientRowsOf(set);
  const values = deriveValues({ organization, set, campaign, attestations: [], location, records, provided: new Set(zibNames) })
    .flatMap((value) => { const number = numbers.get(value.indicator); return number === undefined ? [] : [{ number, value }]; });
  return {
    rows: values.map(({ number, value }) => rowOf(number, value)).toSorted(byNumber),
    // rows a, b and c of 5.2 and 6.1 ask the same question
    answers: values.filter(({ number }) => !/^[56]\.\d[bc]$/.test(number))
      .flatMap(({ number, value }) => answersIn(number, value)).toSorted(byQuestionAndClient),
  };
};

const rowOf = (number: string, { outcome, evidence, referenceDate }: DerivedValue): Row => {
  if (outcome.kind === 'no-eligible') return { number, numerator: 0, denominator: 0, unknown: 0, undecided: evidence.undecided, percentage: null };
  const counts = countsOf(outcome);
  if (counts === undefined || !('answer' in outcome) || outcome.answer?.type !== 'percentage') {
    throw new Error(`${number} on ${referenceDate} has no count: ${outcome.kind}`);
  }
  return { number, ...counts, undecided: evidence.undecided, percentage: outcome.answer.value };
};

const answersIn = (number: string, { evidence }: DerivedValue): readonly ClientAnswer[] =>
  evidence.memberships.map(({ member, population, answer }) =>
    ({ question: number.replace(/^([56]\.\d)a$/, '$1'), client: member, counted: population, answer }));
