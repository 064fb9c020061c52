import type { Operation } from '../src/index.ts';

/** An organization that delivers to nobody yet, with the limits that the configuration gives by default. */
export const operation: Operation = {
  organization: { id: 'org', name: 'De Organisatie' }, campaigns: [], recipients: [], timeZone: 'Europe/Amsterdam',
  retention: { tasks: 90, goneRecords: 800, runs: 400, access: 1_827 },
  alarms: { sourceSilentHours: 26, fullReadOverdueHours: 50, deliveryHours: 24, deadlineDays: 14 },
};
