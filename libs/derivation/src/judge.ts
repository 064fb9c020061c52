import type { Truth } from '@meervoud/kernel';
import type { DatedRecord } from './dated-record.ts';
import type { RecordTest } from './field-test.ts';
import type { Verdict } from './verdict.ts';

/** One condition on a record and its place in the definition. */
export interface Condition {
  readonly path: string;
  readonly holds: RecordTest;
}

/** Is there a record for which every condition holds? `path` names the whole; the first record that holds decides. */
export const judgeAny = (
  records: readonly DatedRecord[], conditions: readonly Condition[], path: string,
): Verdict & { readonly passed: number } => {
  let nearest: Judgement | undefined;
  let open: Judgement[] | undefined;
  for (const record of records) {
    if (holdAll(conditions, record)) return { truth: true, clause: path, records: record.alone, passed: conditions.length };
    const judgement = judge(record, conditions);
    if (judgement.truth === 'unknown') (open ??= []).push(judgement);
    else if (nearest === undefined || judgement.passed > nearest.passed) nearest = judgement;
  }
  const [first] = open ?? [];
  if (first !== undefined) return { truth: 'unknown', clause: first.clause, records: (open ?? []).map(({ of }) => of), passed: first.passed };
  if (nearest === undefined) return { truth: false, clause: path, records: [], passed: 0 };
  return { truth: nearest.truth, clause: nearest.clause, records: nearest.of.alone, passed: nearest.passed };
};

/** What is asked most, without a word about why. */
const holdAll = (conditions: readonly Condition[], record: DatedRecord): boolean => {
  for (const { holds } of conditions) if (holds(record) !== true) return false;
  return true;
};

/** Do all these records say the same? Where they do not, nobody can tell. */
export const judgeAgreed = (records: readonly DatedRecord[], conditions: readonly Condition[], path: string): Verdict => {
  const judgements = records.map((one) => judge(one, conditions));
  const [first] = judgements;
  if (first === undefined) return { truth: false, clause: path, records };
  const agreed = judgements.every(({ truth }) => truth === first.truth);
  if (!agreed) return { truth: 'unknown', clause: `${path}.latestOnly`, records };
  return { truth: first.truth, clause: first.truth === true ? path : first.clause, records };
};

interface Judgement {
  readonly truth: Truth;
  readonly clause: string;
  readonly of: DatedRecord;
  /** How many conditions held before the one that did not: how near it came. */
  readonly passed: number;
}

const judge = (of: DatedRecord, conditions: readonly Condition[]): Judgement => {
  let truth: Truth = true;
  let clause = '';
  let passed = 0;
  for (const { path, holds } of conditions) {
    const held = holds(of);
    if (held === false) return { truth: false, clause: path, of, passed };
    if (held === true) passed += 1;
    else if (truth === true) [truth, clause] = ['unknown', path];
  }
  return { truth, clause, of, passed };
};
