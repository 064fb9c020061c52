import type { Clock } from '@meervoud/kernel';
import { createAccessLog } from './audit/access-log.ts';
import { createAlarmStore } from './alarm-store.ts';
import { createCampaignStore } from './campaign-store.ts';
import { atomically, type Database } from './database.ts';
import { createCircuitStore } from './circuit-store.ts';
import { createDerivationStore } from './derivation-store.ts';
import { createDisclosureStore } from './disclosure-store.ts';
import { createFragmentStore } from './fragment-store.ts';
import { readGauges } from './gauges.ts';
import { createKeyRegister } from './key-register.ts';
import { createOdbStore } from './odb-store.ts';
import { createRecipientAccess } from './recipients/recipient-access.ts';
import { createRecipientStore } from './recipients/recipient-store.ts';
import { createRecordStore } from './record-store.ts';
import { createRetentionStore } from './retention-store.ts';
import { createRunStore } from './run-store.ts';
import { createScheduleStore } from './schedule-store.ts';
import type { Store } from './store.ts';
import { createSubmissionStore } from './submission-store.ts';
import { createTaskStore } from './task-store.ts';
import { createValueStore } from './value-store.ts';

/** The store over a database, or over a transaction in it. */
export const createPostgresStore = (db: Database, clock: Clock): Store => ({
  records: createRecordStore(db),
  runs: createRunStore(db, clock),
  campaigns: createCampaignStore(db),
  values: createValueStore(db),
  fragments: createFragmentStore(db),
  submissions: createSubmissionStore(db),
  disclosures: createDisclosureStore(db),
  access: createAccessLog(db),
  odb: createOdbStore(db, clock),
  tasks: createTaskStore(db, (work) => atomically(db, (own) => work(createPostgresStore(own, clock), own))),
  derivations: createDerivationStore(db),
  schedules: createScheduleStore(db),
  alarms: createAlarmStore(db),
  circuits: createCircuitStore(db),
  retention: createRetentionStore(db),
  gauges: (organization) => readGauges(db, organization),
  keys: createKeyRegister(db),
  recipientAccess: createRecipientAccess(db),
  recipients: createRecipientStore(db),
  transaction: (work) => atomically(db, (own) => work(createPostgresStore(own, clock))),
});
