import type { Criterion, LocationChoices } from '@meervoud/indicator';
import { hashOfBytes, contentHash, type ContentHash } from '@meervoud/kernel';
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
  /** The criterion as a closure; rows that share one (a triple, the residents) share its verdicts. */
  readonly ask: (criterion: Criterion, path: string) => Evaluate;
  /** Over what these members' records of these zibs say; the index has both in a fixed order. */
  readonly hashOf: (members: readonly Member[], zibs: readonly ZibName[]) => ContentHash;
}

export const openPlace = (
  { records, ...given }: Omit<Place, 'index' | 'ask' | 'hashOf'> & { readonly records: Iterable<ZibRecord> },
): Place => {
  const asked = new Map<Criterion, Map<string, Evaluate>>();
  const digests = new Map<Member, Map<ZibName, string>>();
  const digest = (member: Member, zib: ZibName): string => {
    const own = member.records[zib];
    if (own === undefined) return '';
    return remembered(remembered(digests, member, () => new Map()), zib, () => own.map(contentHash).join('\n'));
  };
  return {
    ...given,
    index: indexRecords(records),
    ask: (criterion, path) => {
      const byPath = remembered(asked, criterion, () => new Map<string, Evaluate>());
      return remembered(byPath, path, () => remembering(bindCriterion(criterion, path, given.moment)));
    },
    hashOf: (members, zibs) =>
      hashOfBytes(members.map((member) => zibs.map((zib) => digest(member, zib)).join('\n')).join('\n')),
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
