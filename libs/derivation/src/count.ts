import type { Basis, JudgedIndicator } from '@meervoud/indicator';
import type { Membership } from '@meervoud/value';
import type { ZibRecord } from '@meervoud/zibs';
import type { Place } from './place.ts';
import { inTextOrder } from './record-index.ts';
import type { Evaluate, Member, Verdict } from './verdict.ts';

/** Everyone a row counts or cannot tell about. */
export interface Tally {
  readonly members: readonly Member[];
  readonly memberships: readonly Membership[];
  /** Members in the population, by the numerator's answer about them. */
  readonly answers: { readonly yes: number; readonly no: number; readonly unknown: number };
  readonly denominator: number;
  /** Members whose place in the population could not be told. */
  readonly undecided: number;
}

export const tally = ({ basis, population, numerator }: JudgedIndicator, place: Place): Tally =>
  tallyBy(basis, place, place.ask(population, 'population'), place.ask(numerator, 'numerator'));

/** As {@link tally}, with what decides written out. */
export const tallyBy = (basis: Basis, place: Place, belongs: Evaluate, answers: Evaluate): Tally => {
  const members: Member[] = [];
  const memberships: Membership[] = [];
  for (const member of place.index[basis]) {
    const inPopulation = belongs(member);
    if (inPopulation.truth === false) continue;
    members.push(member);
    memberships.push(membershipOf(member, inPopulation, inPopulation.truth === true ? answers(member) : undefined));
  }
  const counted = memberships.filter((membership) => membership.population === 'yes');
  const having = (answer: Membership['answer']): number => counted.filter((membership) => membership.answer === answer).length;
  return {
    members, memberships,
    answers: { yes: having('yes'), no: having('no'), unknown: having('unknown') },
    denominator: counted.length,
    undecided: memberships.length - counted.length,
  };
};

/** Without an answer its place in the population is what could not be told, and that is what evidence shows. */
const membershipOf = (member: Member, population: Verdict, answer: Verdict | undefined): Membership => {
  const { truth, clause, records } = answer ?? population;
  return {
    member: member.id,
    population: answer === undefined ? 'unknown' : 'yes',
    answer: truth === 'unknown' ? 'unknown' : truth ? 'yes' : 'no',
    clause,
    records: records.map(referenceOf).sort((one, other) => inTextOrder(keyOf(one), keyOf(other))),
  };
};

type RecordReference = Membership['records'][number];
const referenceOf = ({ origin: { source, reference, versionId } }: ZibRecord): RecordReference =>
  versionId === undefined ? { source, reference } : { source, reference, versionId };
const keyOf = ({ source, reference }: RecordReference): string => `${source}\n${reference}`;
