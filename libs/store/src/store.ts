import type { Attestation, Campaign, Coverage } from '@meervoud/indicator';
import type { Instant } from '@meervoud/kernel';
import type { Approval, DeliveryKey, Receipt, Submission, SubmissionStatus } from '@meervoud/exchange';
import type { Duplicate, OdbRow, OdbTally, PublishedFigure } from '@meervoud/odb';
import type { TaskLedger, TaskRequest } from '@meervoud/task';
import type { DerivedValue, Series, Value } from '@meervoud/value';
import type { Origin, ZibName, ZibRecord } from '@meervoud/zibs';
import type { AccessLog } from './audit/access-log.ts';
import type { AlarmStore } from './alarm-store.ts';
import type { DisclosureStore } from './disclosure-store.ts';
import type { DerivationStore } from './derivation-store.ts';
import type { ShrunkenLoad } from './missing-records.ts';
import type { RecipientAccess } from './recipients/recipient-access.ts';
import type { RecipientStore } from './recipients/recipient-store.ts';
import type { RetentionStore } from './retention-store.ts';
import type { CircuitStore } from './circuit-store.ts';
import type { ScheduleStore } from './schedule-store.ts';
import type { Gauges } from './gauges.ts';

/**
 * Everything that must survive: what was read, decided, derived, approved and delivered. The queue is not in
 * here because it is never the record. One implementation, on PostgreSQL, embedded or served.
 */
export interface Store {
  readonly records: RecordStore;
  readonly runs: RunStore;
  readonly campaigns: CampaignStore;
  readonly values: ValueStore;
  readonly fragments: FragmentStore;
  readonly submissions: SubmissionStore;
  readonly disclosures: DisclosureStore;
  readonly access: AccessLog;
  readonly odb: OdbStore;
  readonly tasks: TaskStore;
  readonly derivations: DerivationStore;
  readonly schedules: ScheduleStore;
  readonly alarms: AlarmStore;
  readonly circuits: CircuitStore;
  readonly retention: RetentionStore;
  /** Figures for who watches. */
  gauges(organization: string): Promise<Gauges>;
  readonly keys: KeyRegister;
  readonly recipientAccess: RecipientAccess;
  readonly recipients: RecipientStore;
  /** All or nothing; `work` gets a store whose every write belongs to this transaction. */
  transaction<Result>(work: (store: Store) => Promise<Result>): Promise<Result>;
}

export interface TaskStore extends TaskLedger<Store> {
  /** Asks for work. A key asked before is not asked again, unless it failed for good. Returns how many are wanted anew. */
  request(tasks: readonly TaskRequest[]): Promise<number>;
  /** What became of these tasks so far; a key nobody asked for is left out. */
  states(organization: string, keys: readonly string[]): Promise<readonly TaskState[]>;
  /** A person wants it now: what waits for its next try or failed for good begins anew at once. Gives how many that were. */
  retryNow(organization: string, keys: readonly string[]): Promise<number>;
  /** How far a group is. */
  progress(group: string): Promise<GroupProgress>;
  /**
   * Within the transaction that completes a task: is nothing of this job left to do in its group? Those who complete at the same time
   * wait for each other, so exactly the last one hears yes.
   */
  isLast(group: string, job: string): Promise<boolean>;
  /** Is anything left to do that makes values: a read, a plan or a derivation? */
  isDeriving(organization: string): Promise<boolean>;
}

/** A task as somebody who waits for it wants to know it. */
export interface TaskState {
  readonly key: string;
  readonly status: 'requested' | 'completed' | 'failed';
  /** Tries that ended in an error since it was last begun anew. */
  readonly failures: number;
  /** Code of the last of these. */
  readonly lastCode?: string;
  /** When it is tried next; absent once it ended. */
  readonly nextAt?: Instant;
}

export interface GroupProgress {
  readonly requested: number;
  readonly completed: number;
  readonly failed: number;
  /** What failed for good, by code. */
  readonly failures: readonly { readonly job: string; readonly key: string; readonly code: string }[];
}

/** What no longer holds: all records from this resource, or only those of one zib. */
export interface StagedGone { readonly reference: string; readonly zib?: ZibName }

/** What the newest complete read left out (`rejected`) or took with a remark (`finding`), and where it stands in its source. */
export interface Notice {
  readonly kind: 'rejected' | 'finding';
  readonly source: string;
  /** `Condition/u-1`, or file and line: `verblijven.csv#5`. */
  readonly reference: string;
  readonly code: string;
  /** Element or column; empty for the whole. */
  readonly path: string;
}

export type StagedRejection = { readonly origin: Origin; readonly code: string; readonly path: string; readonly zib?: ZibName };

/** Zib records, by (organization, source, zib, id). Staging the same record again changes nothing. */
export interface RecordStore {
  stage(run: RunKey, records: readonly ZibRecord[]): Promise<void>;
  reject(run: RunKey, rejected: readonly StagedRejection[]): Promise<void>;
  find(run: RunKey, findings: readonly StagedRejection[]): Promise<void>;
  /**
   * Tombstones at once: the source itself said so, no second read is needed (reliability F14). A record that is staged
   * again afterwards lives again. What a newer run has seen stays.
   */
  gone(run: RunKey, gone: readonly StagedGone[]): Promise<void>;
  /**
   * Live records an engine needs for a location (null: the whole organization): those of every client with a
   * stay there, and every place record. In a fixed order: by zib, source, id.
   */
  ofLocation(organization: string, location: string | null): Promise<readonly ZibRecord[]>;
  /** One record, for an explanation. */
  byReference(organization: string, source: string, reference: string): Promise<readonly ZibRecord[]>;
  /** Locations (HealthcareProvider of kind `location`), by id. */
  locations(organization: string): Promise<readonly { readonly id: string; readonly name: string; readonly vestigingsnummer?: string }[]>;
  counts(organization: string): Promise<{ readonly records: Readonly<Record<string, number>>; readonly rejected: Readonly<Record<string, number>>; readonly findings: Readonly<Record<string, number>> }>;
  /** Where the last full reads lost too much at once to be believed. Empty is how it should be. */
  shrunkenLoads(organization: string): Promise<readonly ShrunkenLoad[]>;
  /** A person says that what a location lost is really gone: it is, from now on. Gives how many records that were. */
  acceptLoss(organization: string, location: string | null): Promise<number>;
  /** One by one what `counts` counts under `rejected` and `findings`, by source and place. References lead to clients: log who reads them. */
  notices(organization: string): Promise<readonly Notice[]>;
  /** Which zibs the newest complete read of each source gives, and how well the elements of the live records are filled. */
  coverage(organization: string): Promise<Coverage>;
}

/** A read of changes asks only for what changed since an earlier read, so it cannot see what was deleted. */
export type ReadKind = 'everything' | 'changes';

export interface RunKey { readonly organization: string; readonly source: string; readonly run: string }

/** Reads of a source. Only a complete one may be derived from. */
export interface RunStore {
  /** Idempotent: a run that was begun before goes on. */
  begin(key: RunKey, zibs: readonly ZibName[], adapter: string, reads?: ReadKind): Promise<void>;
  /** Where an interrupted run left off. */
  cursor(key: RunKey): Promise<string | undefined>;
  checkpoint(key: RunKey, cursor: string, zibsComplete: readonly ZibName[]): Promise<void>;
  /**
   * Ends the run as complete and marks what it did not see: missing once is noted, missing in two complete
   * reads is a tombstone and the record is no longer live (reliability F14). A read of `changes` did not look at the rest,
   * so nothing is missing from it, and what earlier reads left out or remarked on stays.
   */
  complete(key: RunKey): Promise<void>;
  /** The newest run of each source of the organization. */
  latest(organization: string): Promise<readonly RunSummary[]>;
  /** The newest complete run of each source, of this kind or of any. */
  latestComplete(organization: string, reads?: ReadKind): Promise<readonly RunSummary[]>;
  /** When the first read of each source was begun, of those that are still kept. */
  firstBegun(organization: string): Promise<ReadonlyMap<string, Instant>>;
}

export interface RunSummary extends RunKey {
  readonly status: 'running' | 'complete';
  readonly adapter: string;
  readonly zibs: readonly ZibName[];
  readonly reads: ReadKind;
  readonly startedAt: Instant;
  readonly completedAt?: Instant;
}

export interface CampaignStore {
  put(organization: string, campaign: Campaign): Promise<void>;
  get(organization: string, set: string, reportingYear: number): Promise<Campaign | undefined>;
  /** Append-only; the newest per (location, indicator) counts. The same one again changes nothing. */
  attest(organization: string, attestations: readonly Attestation[]): Promise<void>;
  attestations(organization: string, set: string, reportingYear: number): Promise<readonly Attestation[]>;
}

export interface ValueScope { readonly organization: string; readonly set: string; readonly reportingYear: number; readonly location?: string | null }

export interface ValueStore {
  /** Appends a version where the content differs from the newest one; returns how many were appended. */
  put(values: readonly DerivedValue[], at: Instant): Promise<number>;
  /** Newest versions, by location then indicator. */
  newest(scope: ValueScope): Promise<readonly Value[]>;
  byId(id: string): Promise<Value | undefined>;
  /** Ids of the sets that have values over a reporting year, in order. */
  sets(organization: string, reportingYear: number): Promise<readonly string[]>;
  /** Of a series in every reporting year the newest version on each reference date, by year and date, without who was counted. */
  history(series: Omit<Series, 'reportingYear'>): Promise<readonly ValuePoint[]>;
}

/** A version of a value as a point in time. */
export interface ValuePoint extends Pick<Value, 'id' | 'version' | 'reportingYear' | 'referenceDate' | 'outcome'> {
  /** Hash of the definition it was counted by. */
  readonly definition: string;
}

/** A paragraph of a report, bound to value versions. */
export interface StoredFragment {
  readonly organization: string;
  readonly set: string;
  readonly reportingYear: number;
  readonly location: string;
  readonly theme: string;
  readonly template: string;
  /** The fragment as the fragments engine wrote it (JSON). */
  readonly content: unknown;
  readonly valueIds: readonly string[];
}

export interface FragmentStore {
  put(fragments: readonly StoredFragment[], at: Instant): Promise<number>;
  newest(scope: ValueScope): Promise<readonly StoredFragment[]>;
}

export interface SubmissionStore {
  /** Stores a draft with its exact bytes. The same key again, with the same payload, changes nothing. */
  draft(draft: { readonly key: DeliveryKey; readonly payload: Uint8Array; readonly payloadHash: string; readonly values: readonly string[] }, at: Instant): Promise<Submission>;
  byId(id: string): Promise<Submission | undefined>;
  /** Every revision for this recipient, profile and year, oldest first. */
  revisions(key: Omit<DeliveryKey, 'revision'>): Promise<readonly Submission[]>;
  list(organization: string): Promise<readonly Submission[]>;
  payload(id: string): Promise<Uint8Array>;
  approve(id: string, approval: Approval): Promise<void>;
  /** Moves on from `from`; throws a KnownError `submission-moved-on` when it is no longer there. */
  transition(id: string, from: SubmissionStatus, to: SubmissionStatus, at: Instant, note?: string): Promise<void>;
  keepSignature(id: string, signature: string): Promise<string>;
  /** Keeps what is to be sent, once: whatever is asked later, gives what was kept first. `content` is absent for the form `fhir`, whose bytes are the payload. */
  keepForm(id: string, form: KeptForm): Promise<KeptForm>;
  keepReceipt(id: string, receipt: Receipt): Promise<void>;
  events(id: string): Promise<readonly { readonly at: Instant; readonly from: SubmissionStatus | null; readonly to: SubmissionStatus; readonly note?: string }[]>;
}

/** A submission as it is sent: the exact bytes, and the signature over them. */
export interface KeptForm {
  readonly form: 'fhir' | 'json' | 'odb-csv' | 'odb-xlsx';
  readonly content?: Uint8Array | undefined;
  readonly contentHash: string;
  readonly signature: string;
}

export type KeyKind = 'pseudonym' | 'signing';

/** Which key the data of an organization are made with, so that no machine goes on with another one. Fingerprints only. */
export interface KeyRegister {
  known(organization: string, kind: KeyKind): Promise<string | undefined>;
  /** The first claim stands for good. Returns the fingerprint that counts: this one, or the one that was there. */
  claim(organization: string, kind: KeyKind, fingerprint: string): Promise<string>;
}

/** Which figures of the public file an import holds: one year, in full, what was added to it later, or one provider's late delivery. */
export interface OdbImportKey { readonly reportingYear: number; readonly part: string }

export interface OdbImportHead extends OdbImportKey {
  readonly fileName: string;
  readonly fileHash: string;
  /** Version of the rules it was read by: the same file by other rules is another import. */
  readonly reader: string;
}

export interface OdbImport extends OdbImportHead {
  readonly tally: OdbTally;
  readonly importedAt: Instant;
}

export interface OdbRowWriter {
  put(rows: readonly OdbRow[]): Promise<void>;
  /** Rows that were put, and are refused after all. */
  refuse(duplicates: readonly Duplicate[]): Promise<void>;
}

/** The public national file: the one thing in here that is nobody's own. */
export interface OdbStore {
  /** By year and part. */
  imports(): Promise<readonly OdbImport[]>;
  /**
   * Replaces the rows of this year and part by what `write` puts, all or nothing; two at once wait for each other. The same
   * file by the same rules again changes nothing, and `write` is not asked.
   */
  replace(
    head: OdbImportHead, write: (rows: OdbRowWriter, before: OdbImport | undefined) => Promise<OdbTally>,
  ): Promise<{ readonly changed: boolean; readonly import: OdbImport }>;
  /** What every place says of one indicator, from all parts of a year, in a fixed order. */
  figures(reportingYear: number, indicator: string): Promise<readonly PublishedFigure[]>;
  /** Rows that were refused, in the order of the file. */
  refused(key: OdbImportKey, limit: number): Promise<readonly Pick<OdbRow, 'at' | 'indicator' | 'figure'>[]>;
}
