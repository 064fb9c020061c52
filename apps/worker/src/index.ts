export { countShadowed, type ShadowCount, type Shadowed, shadowedFor } from '@meervoud/acquisition';
export { bindSource, type SourceChoices } from './bind-source.ts';
export { type Operation, type PassportPolicy, type SourceBinding, type WorkerDeps } from './deps.ts';
export { mergedRecords, type MergedPlace } from './merged-records.ts';
export type { DerivationPlan } from './derivation-state.ts';
export { isReadyToSign, planDerivation } from './plan-derivation.ts';
export { type Groups, planSync, type SyncPlan } from './plan-sync.ts';
export { keepSchedules, keepTakingTurns, type Taker, takeTurns, type Turns } from './schedules.ts';
export { workerBindings } from './bindings.ts';
