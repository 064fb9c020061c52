import type { JudgedIndicator } from '@meervoud/indicator';
import type { Membership } from '@meervoud/value';
import type { ZibRecord } from '@meervoud/zibs';
import type { Candidate, Place } from './place.ts';
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
  tallyBy(place.populationOf(basis, population), place.ask(numerator, 'numerator'));

/** As {@link tally}, with what decides written out. */
export const tallyBy = (candidates: readonly Candidate[], answers: Evaluate): Tally => {
  const members: Member[] = [];
  const memberships: Membership[] = [];
  const counted = { yes: 0, no: 0, unknown: 0 };
  for (const { member, belongs } of candidates) {
    const membership = membershipOf(member, belongs, belongs.truth === true ? answers(member) : undefined);
    members.push(member);
    memberships.push(membership);
    if (membership.population === 'yes') counted[membership.answer] += 1;
  }
  const denominator = counted.yes + counted.no + counted.unknown;
  return { members, memberships, answers: counted, denominator, undecided: memberships.length - denominator };
};

/** Without an answer its place in the population is what could not be told, and that is what evidence shows. */
export const membershipOf = (member: Member, population: Verdict, answer: Verdict | undefined): Membership => {
  const { truth, clause, records } = answer ?? population;
  return {
    member: member.id,
    population: answer === undefined ? 'unknown' : 'yes',
    answer: truth === 'unknown' ? 'unknown' : truth ? 'yes' : 'no',
    clause,
    records: records.length < 2 ? records.map(referenceOf) : records.map(referenceOf).sort((one, other) => inTextOrder(keyOf(one), keyOf(other))),
  };
};

type RecordReference = Membership['records'][number];
const referenceOf = ({ origin: { source, reference, versionId } }: ZibRecord): RecordReference =>
  versionId === undefined ? { source, reference } : { source, reference, versionId };
const keyOf = ({ source, reference }: RecordReference): string => `${source}\n${reference}`;
