export { bindSource } from './bind-source.ts';
export { type SourceBinding, type WorkerDeps } from './deps.ts';
export { type DerivationPlan, type Groups, planDerivation, planSync } from './plan.ts';
export { workerBindings } from './bindings.ts';
