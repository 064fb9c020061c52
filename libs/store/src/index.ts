export type {
  AccessLog, CampaignStore, FragmentStore, GroupProgress, KeyKind, KeyRegister, OdbImport, OdbImportHead, OdbImportKey, OdbRowWriter, OdbStore,
  RecordStore, RunKey, RunStore, RunSummary, StagedGone, StagedRejection, Store, StoredFragment, SubmissionStore, TaskStore, ValuePoint, ValueScope,
  ValueStore,
} from './store.ts';
export { openStore, type OpenedStore, type StoreOptions, type StorePlace } from './open-store.ts';
export { type EmbeddedPostgres, openEmbeddedPostgres } from './embedded/open-embedded-postgres.ts';
