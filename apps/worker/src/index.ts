export { countShadowed, type ShadowCount, type Shadowed, shadowedFor } from '@meervoud/acquisition';
export { bindSource, type SourceChoices } from './bind-source.ts';
export { type PassportPolicy, type SourceBinding, type WorkerDeps } from './deps.ts';
export { mergedRecords, type MergedPlace } from './merged-records.ts';
export { type DerivationPlan, type Groups, planDerivation, planSync } from './plan.ts';
export { workerBindings } from './bindings.ts';
