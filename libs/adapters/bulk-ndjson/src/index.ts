export { bulkNdjson, type BulkNdjsonSpec } from './bulk-ndjson.ts';
