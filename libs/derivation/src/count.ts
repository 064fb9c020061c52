import type { Membership } from '@meervoud/value';
import { DatedRecord, referenceTo } from './dated-record.ts';
import type { Candidate } from './population.ts';
import { inTextOrder } from './record-index.ts';
import type { Evaluate, Member, Referred, Verdict } from './verdict.ts';

/** Everyone a row counts or cannot tell about. */
export interface Tally {
  readonly memberships: readonly Membership[];
  /** Members in the population, by the numerator's answer about them. */
  readonly answers: { readonly yes: number; readonly no: number; readonly unknown: number };
  readonly denominator: number;
  /** Members whose place in the population could not be told. */
  readonly undecided: number;
}

export const tallyBy = (candidates: readonly Candidate[], answers: Evaluate): Tally => {
  const counted = { yes: 0, no: 0, unknown: 0 };
  const memberships = candidates.map(({ member, belongs }) => {
    if (belongs.truth !== true) return membershipOf(member, 'unknown', belongs);
    const membership = membershipOf(member, 'yes', answers(member));
    counted[membership.answer] += 1;
    return membership;
  });
  const denominator = counted.yes + counted.no + counted.unknown;
  return { memberships, answers: counted, denominator, undecided: memberships.length - denominator };
};

/** The verdict is the numerator's; of one whose place in the population could not be told, the population's. */
export const membershipOf = (member: Member, population: Membership['population'], { truth, clause, records }: Verdict): Membership => ({
  member: member.id,
  population,
  answer: truth === 'unknown' ? 'unknown' : truth ? 'yes' : 'no',
  clause,
  records: referencesOf(records),
});

const NONE: Membership['records'] = [];

const referencesOf = (records: readonly Referred[]): Membership['records'] => {
  const [first] = records;
  if (first === undefined) return NONE;
  if (records.length === 1 && first instanceof DatedRecord) return first.references;
  return records.map(referenceTo).sort((one, other) => inTextOrder(keyOf(one), keyOf(other)));
};
const keyOf = ({ source, reference }: Membership['records'][number]): string => `${source}\n${reference}`;
