import type { Attestation, AttestedAnswer, Campaign } from '@meervoud/indicator';
import type { CalendarDate } from '@meervoud/kernel';
import type { Outcome } from '@meervoud/value';
import { type House, houses, referenceDateOf } from '../population/house.ts';
import type { Client } from '../population/cast.ts';
import type { CastWard } from '../population/wards.ts';
import { allOf, type Answer, anyOf, stateOn } from '../scenario/course.ts';
import type { Fact } from '../scenario/situation.ts';
import { type Row, rowsOf } from './rows.ts';
import { majorityOf, type Member, percentage, shareOf, tripleShareOf } from './tally.ts';

/** What one indicator should say of one location, or (`null`) of the organization as a whole. */
export interface ExpectedValue {
  readonly location: string | null;
  /** IndicatorCode. */
  readonly indicator: string;
  readonly referenceDate: CalendarDate;
  readonly outcome: Outcome;
}

export interface Scenario {
  readonly clients: readonly Client[];
  readonly wards: readonly CastWard[];
  readonly campaign: Campaign;
  readonly attestations: readonly Attestation[];
}

/** Before or after what changed later. */
export type Moment = 'now' | 'later';

/** Tallies what the scenario means. It reads no resource and knows no engine. */
export const truthOf = (scenario: Scenario, moment: Moment): readonly ExpectedValue[] => {
  const year = scenario.campaign.reportingYear;
  return [...houses, undefined].flatMap((house) => {
    const count = tallier(scenario, moment, house);
    const location = house?.id ?? null;
    return rowsOf(year).flatMap((row): ExpectedValue[] => {
      const outcome = house ? atLocation(scenario, house, row, count) : count(row);
      return outcome ? [{ location, indicator: row.id, referenceDate: referenceDateOf(year, house), outcome }] : [];
    });
  });
};

/** The outcome expected of an indicator, or undefined where there is no such value. */
export const expectedOutcome = (truth: readonly ExpectedValue[], location: string | null, indicator: string): Outcome | undefined =>
  truth.find((value) => value.location === location && value.indicator === indicator)?.outcome;

type Tallier = (row: Row) => Outcome | undefined;

const atLocation = ({ campaign, attestations }: Scenario, house: House, row: Row, count: Tallier): Outcome | undefined => {
  const choices = campaign.locations[house.id];
  if (row.kind === 'choice') return yesNo(choices?.chosen.includes(row.theme) ?? false);
  if (row.chosen && !choices?.chosen.includes(row.chosen)) return { kind: 'not-chosen' };
  if (row.experienceSource && row.experienceSource !== choices?.experienceSource) return { kind: 'not-chosen' };
  if (row.kind !== 'attested' && row.kind !== 'wards') return count(row);

  const stated = attestations.filter(({ indicator, location }) => indicator === row.id && (location ?? house.id) === house.id)
    .sort((one, other) => one.at.localeCompare(other.at)).at(-1);
  if (stated) return { kind: 'attested', ...figureOf(stated.answer), by: stated.by, at: stated.at };
  if (row.kind === 'wards') return count(row);
  return row.optional ? { kind: 'not-chosen' } : { kind: 'incomplete', reason: 'not-attested' };
};

const yesNo = (value: boolean): Outcome =>
  ({ kind: 'measured', answer: { type: 'yes-no', value }, counts: { numerator: value ? 1 : 0, denominator: 1, unknown: 0 } });

const figureOf = (answer: AttestedAnswer): Pick<Extract<Outcome, { kind: 'attested' }>, 'answer' | 'counts'> => {
  switch (answer.type) {
    case 'text': return { answer: { type: 'text', value: answer.text } };
    case 'yes-no': return { answer };
    case 'url': return { answer: { type: 'text', value: answer.url } };
    case 'score': return { answer: { type: 'number', value: answer.score } };
    case 'count': return { answer: { type: 'number', value: String(answer.count) } };
    case 'ratio': throw new TypeError('the synthetic organization states no ratio');
    case 'proportion': {
      const { numerator, denominator } = answer;
      return { answer: percentage(numerator, denominator), counts: { numerator, denominator, unknown: 0 } };
    }
  }
};

/** Counts rows of clients and wards at one place; the organization has no other rows. */
const tallier = ({ clients, wards, campaign }: Scenario, moment: Moment, house: House | undefined): Tallier => {
  const day = referenceDateOf(campaign.reportingYear, house);
  const on = <State>({ means, later }: Fact<State>): State => stateOn(day, moment === 'later' && later ? later.means : means);

  const residents = clients.map(({ facts }) => {
    const whereabouts = on(facts.whereabouts);
    const stays = house ? whereabouts[house.id] ?? 'no' : anyOf(Object.values(whereabouts));
    return { facts, belongs: allOf([stays, on(facts.indication).counted]) };
  });
  const members = (row: Extract<Row, { kind: 'clients' | 'triple' | 'restriction' | 'medication' | 'any-medication' }>): readonly Member[] => residents.map(({ facts, belongs }) => {
    if (row.kind === 'restriction') return { belongs, answer: on(facts.restriction)[row.about] ?? 'no' };
    if (row.kind === 'medication') return { belongs, answer: on(facts.medication)[row.about] ?? 'no' };
    if (row.kind === 'any-medication') return { belongs, answer: anyOf(Object.values(on(facts.medication))) };
    switch (row.about) {
      case 'ulcer': return { belongs, answer: on(facts.ulcer) };
      case 'directive': return { belongs, answer: on(facts.directive) };
      case 'review': return { belongs: allOf([belongs, on(facts.indication).treated]), answer: on(facts.review) };
      case 'plan': return { belongs, answer: on(facts.plan).answer };
      case 'talk': return { belongs, answer: on(facts.talk).answer };
    }
  });
  const withPlan = (row: Extract<Row, { kind: 'majority' }>): readonly Member[] => residents.map(({ facts, belongs }) => {
    const { answer, topics } = on<{ readonly answer: Answer; readonly topics: readonly string[] }>(facts[row.about]);
    return { belongs: allOf([belongs, answer]), answer: topics.includes(row.topic) ? 'yes' : 'no' };
  });
  const inHouse = wards.filter(({ location }) => !house || location === house.id);

  return (row) => {
    switch (row.kind) {
      case 'clients': case 'restriction': case 'medication': return shareOf(members(row));
      case 'triple': case 'any-medication': return tripleShareOf(members(row), row.counts);
      case 'wards': return shareOf(inHouse.map(({ facts }) => ({ belongs: 'yes', answer: on(facts[row.about]) })));
      case 'majority': return house && majorityOf(withPlan(row));
      case 'choice': case 'attested': return undefined;
    }
  };
};
