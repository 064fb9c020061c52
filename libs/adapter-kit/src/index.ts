export { describeAdapter } from './describe-adapter.ts';
export { checkAdapter } from './check-adapter.ts';
export { type CheckId, checkIds, checkTitles } from './check-id.ts';
export { issuePassport } from './issue-passport.ts';
export type { Bypass, KitOptions } from './options.ts';
export { coverageOf } from './coverage.ts';
export type { Serve, Served, ServedDirectly, ServedOverHttp, ServeName, ServeRequest, Spoilt } from './serve/served.ts';
export type { Passport } from '@meervoud/adapter-sdk';
