import { or, type Truth } from '@meervoud/kernel';
import type { ZibRecord } from '@meervoud/zibs';
import type { RecordTest } from './field-test.ts';
import type { Verdict } from './verdict.ts';

/** One condition on a record and its place in the definition. */
export interface Condition {
  readonly path: string;
  readonly holds: RecordTest;
}

/** Is there a record for which every condition holds? `path` names the whole; the first record that holds decides. */
export const judgeAny = (
  records: readonly ZibRecord[], conditions: readonly Condition[], path: string,
): Verdict & { readonly passed: number } => {
  let nearest: Judgement | undefined;
  const open: Judgement[] = [];
  for (const record of records) {
    const judgement = judge(record, conditions);
    if (judgement.truth === true) return { truth: true, clause: path, records: [record], passed: judgement.passed };
    if (judgement.truth === 'unknown') open.push(judgement);
    else if (nearest === undefined || judgement.passed > nearest.passed) nearest = judgement;
  }
  const [first] = open;
  if (first) return { truth: 'unknown', clause: first.clause, records: open.map(({ record }) => record), passed: first.passed };
  return nearest ? { ...nearest, records: [nearest.record] } : { truth: false, clause: path, records: [], passed: 0 };
};

/** Do all these records say the same? Where they do not, nobody can tell. */
export const judgeAgreed = (records: readonly ZibRecord[], conditions: readonly Condition[], path: string): Verdict => {
  const judgements = records.map((record) => judge(record, conditions));
  const [first] = judgements;
  if (first === undefined) return { truth: false, clause: path, records };
  const agreed = judgements.every(({ truth }) => truth === first.truth);
  if (!agreed) return { truth: 'unknown', clause: `${path}.latestOnly`, records };
  return { truth: first.truth, clause: first.truth === true ? path : first.clause, records };
};

/** Is one of these true of some record? */
export const someRecord = (records: readonly ZibRecord[], holds: RecordTest): Truth => or(...records.map(holds));

interface Judgement {
  readonly truth: Truth;
  readonly clause: string;
  readonly record: ZibRecord;
  /** How many conditions held before the one that did not: how near it came. */
  readonly passed: number;
}

const judge = (record: ZibRecord, conditions: readonly Condition[]): Judgement => {
  let truth: Truth = true;
  let clause = '';
  let passed = 0;
  for (const { path, holds } of conditions) {
    const held = holds(record);
    if (held === false) return { truth: false, clause: path, record, passed };
    if (held === true) passed += 1;
    else if (truth === true) [truth, clause] = ['unknown', path];
  }
  return { truth, clause, record, passed };
};
