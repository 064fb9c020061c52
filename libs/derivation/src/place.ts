import type { Basis, Criterion, LocationChoices } from '@meervoud/indicator';
import { hashOfBytes, type ContentHash } from '@meervoud/kernel';
import type { ZibName, ZibRecord } from '@meervoud/zibs';
import { bindCriterion } from './criterion.ts';
import type { Moment } from './moment.ts';
import { indexRecords, type RecordIndex } from './record-index.ts';
import type { Evaluate, Member, Verdict } from './verdict.ts';

/** One location, or the organization, on its reference date: what every row of the set is asked about. */
export interface Place {
  readonly moment: Moment;
  readonly choices: LocationChoices;
  readonly index: RecordIndex;
  readonly provided: ReadonlySet<ZibName>;
  /** The criterion as a closure; rows that share one (a triple) share its verdicts. */
  readonly ask: (criterion: Criterion, path: string) => Evaluate;
  /** Everyone who belongs to a population or may, in a fixed order; rows that share one (the residents) share it. */
  readonly populationOf: (basis: Basis, population: Criterion) => readonly Candidate[];
  /** Over what these members' records of these zibs say; the index has both in a fixed order. */
  readonly hashOf: (members: readonly Member[], zibs: readonly ZibName[]) => ContentHash;
}

/** One of a population, or one who may be. */
export interface Candidate { readonly member: Member; readonly belongs: Verdict }

export const openPlace = (
  { records, ...given }: Omit<Place, 'index' | 'ask' | 'populationOf' | 'hashOf'> & { readonly records: Iterable<ZibRecord> | RecordIndex },
): Place => {
  const asked = new Map<Criterion, Map<string, Evaluate>>();
  const populations = new Map<Criterion, Map<Basis, readonly Candidate[]>>();
  const index = Symbol.iterator in records ? indexRecords(records) : records;
  return {
    ...given,
    index,
    populationOf: (basis, population) => remembered(remembered(populations, population, () => new Map()), basis, () => {
      const evaluate = bindCriterion(population, 'population', given.moment);
      return index[basis].map((member): Candidate => ({ member, belongs: evaluate(member) })).filter(({ belongs }) => belongs.truth !== false);
    }),
    ask: (criterion, path) => {
      const byPath = remembered(asked, criterion, () => new Map<string, Evaluate>());
      return remembered(byPath, path, () => remembering(bindCriterion(criterion, path, given.moment)));
    },
    hashOf: (members, zibs) =>
      hashOfBytes(members.map((member) => zibs.map((zib) => member.digest(zib)).join('\n')).join('\n')),
  };
};

const remembering = (evaluate: Evaluate): Evaluate => {
  const verdicts = new Map<Member, Verdict>();
  return (member) => remembered(verdicts, member, () => evaluate(member));
};

const remembered = <Key, Result>(known: Map<Key, Result>, key: Key, find: () => Result): Result => {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = find();
  known.set(key, found);
  return found;
};
