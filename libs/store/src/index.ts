export type {
  AccessLog, CampaignStore, FragmentStore, GroupProgress, KeptForm, KeyKind, KeyRegister, Notice, OdbImport, OdbImportHead, OdbImportKey, OdbRowWriter, OdbStore, ReadKind,
  RecordStore, RunKey, RunStore, RunSummary, StagedGone, StagedRejection, Store, StoredFragment, SubmissionStore, TaskState, TaskStore, ValuePoint, ValueScope,
  ValueStore,
} from './store.ts';
export type { Alarm, AlarmStore, StandingAlarm } from './alarm-store.ts';
export type { Circuit, CircuitPolicy, CircuitStore } from './circuit-store.ts';
export type { DerivationMark, DerivationStore, DerivedPlace } from './derivation-store.ts';
export type { ShrunkenLoad } from './missing-records.ts';
export type { Removed, RetentionLimits, RetentionStore } from './retention-store.ts';
export type { KeptSchedule, Schedule, ScheduleStore } from './schedule-store.ts';
export { openStore, type OpenedStore, type StoreOptions, type StorePlace } from './open-store.ts';
export { type EmbeddedPostgres, openEmbeddedPostgres } from './embedded/open-embedded-postgres.ts';
export { openReader, type Reader } from './open-reader.ts';
export { type MigrationState, readMigrationState } from './migration-state.ts';
export type { Gauges } from './gauges.ts';
export { type BackupExtras, type WrittenBackup, writeBackup } from './backup/write-backup.ts';
export { openBackup, type OpenBackup } from './backup/read-backup.ts';
export { restoreBackup } from './backup/restore-backup.ts';
