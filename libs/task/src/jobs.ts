import { z } from 'zod';
import { defineJob } from './job.ts';

const organization = z.string();
const campaign = { organization, set: z.string(), reportingYear: z.number().int() };
/** Hash of what values rest on besides records, and the last change of records they saw. */
const state = z.string();
/** The turn of a schedule: its moment, as the database had it. */
const turn = z.strictObject({ organization, at: z.string() });

/** Begin a round: ask for a read of every source, of everything or of what changed. */
export const openRound = defineJob({
  name: 'open-round',
  payload: turn.extend({ reads: z.enum(['everything', 'changes']) }),
  key: ({ organization: of, reads, at }) => `${of}/round/${reads}/${at}`,
  attempts: 5, backoff: 2_000, concurrency: 1,
});

/** Read one source of an organization into the store. */
export const acquireRecords = defineJob({
  name: 'acquire-records',
  payload: z.strictObject({ organization, source: z.string(), run: z.string() }),
  key: ({ organization: of, source, run }) => `${of}/${source}/${run}`,
  // the transport has tried each request several times before it gives up
  attempts: 3, backoff: 2_000, concurrency: 2,
});

/** After a read: where every source is complete, ask for the values that it can have touched. */
export const planValues = defineJob({
  name: 'plan-values',
  payload: z.strictObject({ organization, run: z.string() }),
  key: ({ organization: of, run }) => `${of}/values/${run}`,
  attempts: 5, backoff: 500, concurrency: 1,
});

/** Derive every indicator of a set for one location (null: the organization) on its reference date. */
export const deriveValues = defineJob({
  name: 'derive-values',
  payload: z.strictObject({ ...campaign, location: z.string().nullable(), state }),
  key: ({ organization: of, set, reportingYear, state: basis, location }) => `${of}/derive/${set}/${reportingYear}/${basis}/${location ?? '*'}`,
  attempts: 5, backoff: 500, concurrency: 2,
});

/** Write the report fragments of one location from its values. */
export const writeFragments = defineJob({
  name: 'write-fragments',
  payload: z.strictObject({ ...campaign, location: z.string(), state }),
  key: ({ organization: of, set, reportingYear, state: basis, location }) => `${of}/fragments/${set}/${reportingYear}/${basis}/${location}`,
  attempts: 5, backoff: 500, concurrency: 2,
});

/** Draw up what a recipient is owed from the newest values; people approve it before it leaves. */
export const assembleSubmission = defineJob({
  name: 'assemble-submission',
  payload: z.strictObject({ ...campaign, recipient: z.string(), state }),
  key: ({ organization: of, recipient, set, reportingYear, state: basis }) => `${of}/assemble/${recipient}/${set}/${reportingYear}/${basis}`,
  attempts: 5, backoff: 500, concurrency: 1,
});

/** Bring a released submission to its recipient, and its receipt back. */
export const deliverSubmission = defineJob({
  name: 'deliver-submission',
  payload: z.strictObject({ organization, submission: z.string() }),
  key: ({ submission }) => `deliver-submission/${submission}`,
  attempts: 10, backoff: 2_000, concurrency: 1,
});

/** Look whether everything that should happen does, ask anew for what got lost, and raise an alarm for what needs a person. */
export const reconcile = defineJob({
  name: 'reconcile', payload: turn, key: ({ organization: of, at }) => `${of}/reconcile/${at}`, attempts: 3, backoff: 1_000, concurrency: 1,
});

/** Remove what is kept no longer. */
export const retain = defineJob({
  name: 'retain', payload: turn, key: ({ organization: of, at }) => `${of}/retain/${at}`, attempts: 3, backoff: 5_000, concurrency: 1,
});

/** Every job there is. */
export const jobs = [
  openRound, acquireRecords, planValues, deriveValues, writeFragments, assembleSubmission, deliverSubmission, reconcile, retain,
] as const;
