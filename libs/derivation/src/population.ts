import type { Basis, Criterion } from '@meervoud/indicator';
import { type ContentHash, hashOfBytes } from '@meervoud/kernel';
import type { ZibName } from '@meervoud/zibs';
import { bindCriterion } from './criterion.ts';
import type { Moment } from './moment.ts';
import type { RecordIndex } from './record-index.ts';
import { remembered } from './remembered.ts';
import type { Member, Verdict } from './verdict.ts';

/** Everyone who belongs to a population at one place, or may, in a fixed order. */
export interface Population {
  readonly candidates: readonly Candidate[];
  /** What was read of them: how many records of each of these zibs, and a hash over what those say. */
  readonly input: (zibs: readonly ZibName[]) => Input;
}

/** One of a population, or one who may be. */
export interface Candidate { readonly member: Member; readonly belongs: Verdict }

export interface Input { readonly counts: Readonly<Record<string, number>>; readonly hash: ContentHash }

export const openPopulation = (index: RecordIndex, basis: Basis, criterion: Criterion, moment: Moment): Population => {
  const evaluate = bindCriterion(criterion, 'population', moment);
  const candidates: Candidate[] = [];
  for (const member of index[basis]) {
    const belongs = evaluate(member);
    if (belongs.truth !== false) candidates.push({ member, belongs });
  }
  return { candidates, input: openInput(candidates.map(({ member }) => member)) };
};

/**
 * What was read of these members, zib by zib: a hash over the hash of each. Rows that read the same zib share it. The index has members and records in
 * a fixed order, so it is that of what they say, whatever order they came in.
 */
export const openInput = (members: readonly Member[]): Population['input'] => {
  const parts = new Map<ZibName, { readonly count: number; readonly hash: ContentHash }>();
  const partOf = (zib: ZibName) => remembered(parts, zib, () => ({
    count: members.reduce((sum, { records }) => sum + (records[zib]?.length ?? 0), 0),
    hash: hashOfBytes(members.map((member) => member.digest(zib)).join('\n')),
  }));
  return (zibs) => ({
    counts: Object.fromEntries(zibs.map((zib) => [zib, partOf(zib).count])),
    hash: hashOfBytes(zibs.map((zib) => `${zib} ${partOf(zib).hash}`).join('\n')),
  });
};
