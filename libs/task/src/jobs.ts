import { z } from 'zod';
import { defineJob } from './job.ts';

const organization = z.string();
const campaign = { organization, set: z.string(), reportingYear: z.number().int() };

/** Read one source of an organization into the store, completely. */
export const acquireRecords = defineJob({
  name: 'acquire-records',
  payload: z.strictObject({ organization, source: z.string(), run: z.string() }),
  // the transport has tried each request several times before it gives up
  attempts: 3,
  backoff: 2_000,
  concurrency: 2,
});

/** Derive every indicator of a set for one location (null: the organization) on its reference date. */
export const deriveValues = defineJob({
  name: 'derive-values',
  payload: z.strictObject({ ...campaign, location: z.string().nullable() }),
  attempts: 5,
  backoff: 500,
  concurrency: 2,
});

/** Write the report fragments of one location from its values. */
export const writeFragments = defineJob({
  name: 'write-fragments',
  payload: z.strictObject({ ...campaign, location: z.string() }),
  attempts: 5,
  backoff: 500,
  concurrency: 2,
});

/** Bring a released submission to its recipient, and its receipt back. */
export const deliverSubmission = defineJob({
  name: 'deliver-submission',
  payload: z.strictObject({ submission: z.string() }),
  attempts: 10,
  backoff: 2_000,
  concurrency: 1,
});

/** Every job there is. */
export const jobs = [acquireRecords, deriveValues, writeFragments, deliverSubmission] as const;
