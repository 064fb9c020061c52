export type {
  AccessLog, CampaignStore, FragmentStore, GroupProgress, RecordStore, RunKey, RunStore, RunSummary, StagedGone, StagedRejection,
  Store, StoredFragment, SubmissionStore, TaskStore, ValueScope, ValueStore,
} from './store.ts';
export { openStore, type OpenedStore, type StoreOptions, type StorePlace } from './open-store.ts';
export { type EmbeddedPostgres, openEmbeddedPostgres } from './embedded/open-embedded-postgres.ts';
