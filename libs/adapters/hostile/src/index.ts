export { deedNames, hostile, HostileConfig } from './hostile.ts';
export { type HostileServer, type HttpDeed, httpDeeds, openHostileServer } from './hostile-server.ts';
