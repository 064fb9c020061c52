import type { Clock } from '@meervoud/kernel';
import { createAccessLog } from './access-log.ts';
import { createCampaignStore } from './campaign-store.ts';
import { atomically, type Database } from './database.ts';
import { createFragmentStore } from './fragment-store.ts';
import { createKeyRegister } from './key-register.ts';
import { createOdbStore } from './odb-store.ts';
import { createRecordStore } from './record-store.ts';
import { createRunStore } from './run-store.ts';
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
  access: createAccessLog(db),
  odb: createOdbStore(db, clock),
  tasks: createTaskStore(db, (work) => atomically(db, (own) => work(createPostgresStore(own, clock), own))),
  keys: createKeyRegister(db),
  transaction: (work) => atomically(db, (own) => work(createPostgresStore(own, clock))),
});
