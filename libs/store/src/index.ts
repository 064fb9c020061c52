export type { AccessEntry, AccessLog, AccessSeal, ChainedEntry } from './audit/access-log.ts';
export { type ChainFault, type ChainReport, examineChain, sealBytes } from './audit/chain.ts';
export type {
  CampaignStore, FragmentStore, GroupProgress, KeptForm, KeyKind, KeyRegister, Notice, OdbImport, OdbImportHead, OdbImportKey, OdbRowWriter, OdbStore, ReadKind,
  RecordStore, RunKey, RunStore, RunSummary, StagedGone, StagedRejection, Store, StoredFragment, SubmissionStore, TaskState, TaskStore, ValuePoint, ValueScope,
  ValueStore,
} from './store.ts';
export type { Alarm, AlarmStore, StandingAlarm } from './alarm-store.ts';
export type { DisclosedCell, DisclosureStore } from './disclosure-store.ts';
export type { Circuit, CircuitPolicy, CircuitStore } from './circuit-store.ts';
export type { DerivationMark, DerivationStore, DerivedPlace } from './derivation-store.ts';
export type { ShrunkenLoad } from './missing-records.ts';
export type { GrantedToken, RecipientAccess } from './recipients/recipient-access.ts';
export type { RecipientSight } from './recipients/recipient-role.ts';
export type { KeptReply, PublishedKey, RecipientStore, Verdict } from './recipients/recipient-store.ts';
export type { AskedQuestion, OfferedSubmission, OfferFilter, RecipientView } from './recipients/recipient-view.ts';
export type { Removed, RetentionLimits, RetentionStore } from './retention-store.ts';
export type { KeptSchedule, Schedule, ScheduleStore } from './schedule-store.ts';
export { isDatabaseTooOld, openStore, type OpenedStore, type StoreOptions, type StorePlace } from './open-store.ts';
export { type EmbeddedPostgres, openEmbeddedPostgres } from './embedded/open-embedded-postgres.ts';
export { openReader, type Reader } from './open-reader.ts';
export { type MigrationState, readMigrationState } from './migration-state.ts';
export type { Gauges } from './gauges.ts';
export { type BackupExtras, type WrittenBackup, writeBackup } from './backup/write-backup.ts';
export { openBackup, type OpenBackup } from './backup/read-backup.ts';
export { restoreInto } from './backup/restore-backup.ts';
