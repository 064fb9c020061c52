export { deriveCompiled, type DerivationRequest, deriveValues, derivingCompiled } from './derive-values.ts';
export { type CompiledRow, type CompiledSet, compileSet, type ValuedIndicator } from './compile-set.ts';
export type { Earlier } from './reuse.ts';
export { engineVersion } from './engine-version.ts';
export { answerExample } from './answer-example.ts';

// One criterion about one client or ward, for explanations and second opinions
export { bindCriterion } from './criterion.ts';
export { emptyMember, indexAt, indexRecords, type RecordIndex } from './record-index.ts';
export type { Moment } from './moment.ts';
export type { Evaluate, Member, Verdict } from './verdict.ts';
