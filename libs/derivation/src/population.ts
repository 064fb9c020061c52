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
  const inputs = new Map<string, Input>();
  return { candidates, input: (zibs) => remembered(inputs, zibs.join(), () => inputOf(candidates.map(({ member }) => member), zibs)) };
};

/** The index has members and records in a fixed order, so the hash is that of what they say, whatever order they came in. */
export const inputOf = (members: readonly Member[], zibs: readonly ZibName[]): Input => {
  const counts = Object.fromEntries(zibs.map((zib) => [zib, members.reduce((sum, { records }) => sum + (records[zib]?.length ?? 0), 0)]));
  const digests: string[] = [];
  for (const member of members) for (const zib of zibs) digests.push(member.digest(zib));
  return { counts, hash: hashOfBytes(digests.join('\n')) };
};
