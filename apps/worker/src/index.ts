export { bindSource, type SourceChoices } from './bind-source.ts';
export { type PassportPolicy, type SourceBinding, type WorkerDeps } from './deps.ts';
export { type DerivationPlan, type Groups, planDerivation, planSync } from './plan.ts';
export { workerBindings } from './bindings.ts';
