export { type SandboxEcd, type SandboxEcdOptions, startSandboxEcd } from './ecd/sandbox-ecd.ts';
export type { RequestCounts } from './ecd/fhir-routes.ts';
export { type SandboxBroker, type SandboxBrokerOptions, type Sender, startSandboxBroker } from './broker/sandbox-broker.ts';
export type { Accepted } from './broker/ledger.ts';
