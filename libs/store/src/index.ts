export type {
  AccessLog, CampaignStore, FragmentStore, GroupProgress, RecordStore, RunKey, RunStore, RunSummary, StagedRejection,
  Store, StoredFragment, SubmissionStore, TaskStore, ValueScope, ValueStore,
} from './store.ts';
