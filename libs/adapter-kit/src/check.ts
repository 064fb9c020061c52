// The door without vitest: for programs that run the kit, such as the command line.
export { checkAdapter } from './check-adapter.ts';
export { checkEndpoint, endpointChecks, type EndpointOptions, type EndpointReport } from './check-endpoint.ts';
export { type CheckId, checkIds, checkTitles } from './check-id.ts';
export { issuePassport } from './issue-passport.ts';
export type { Bypass, KitOptions } from './options.ts';
export { prerequisitesOf } from './prerequisites.ts';
export { coverageOf } from './coverage.ts';
export type { Serve, Served, ServedDirectly, ServedOverHttp, ServeName, ServeRequest, Spoilt } from './serve/served.ts';
