export type { Adapter, Cursor, Finding, ReadRequest, Rejected, SourceEvent } from './adapter.ts';
