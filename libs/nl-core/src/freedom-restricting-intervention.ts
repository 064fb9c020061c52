import { codingsOf, defineMapping, FhirConcept, FhirDate, FhirPeriod, FhirReference, hasCode, matchesOf, type Reading, Unusable } from '@meervoud/adapter-sdk';
import type { RestrictionKind } from '@meervoud/zibs';
import { z } from 'zod';
import { restrictionCategory, restrictionKinds } from './codes/restriction.ts';
import { tokens } from './codes/systems.ts';
import { stopped } from './status.ts';

/**
 * zib FreedomRestrictingIntervention, FreedomRestrictingMeasures in zib2017, and the former pre-adopted in STU3 (zibs.md §2.3): a
 * Procedure, the same in all three but for its category and for extensions that no indicator reads. Its days go before its status (R14).
 */
export const freedomRestrictingIntervention = defineMapping({
  zib: 'FreedomRestrictingIntervention',
  resourceType: 'Procedure',
  search: [`Procedure?category=${tokens(restrictionCategory)}`],
  recognise: ({ category, code }) => hasCode(restrictionCategory, category) || hasCode(restrictionCategory, code),
  reads: z.object({
    status: z.string(),
    notDone: z.boolean().optional(),
    code: FhirConcept.optional(),
    subject: FhirReference.optional(),
    performedDateTime: FhirDate,
    performedPeriod: FhirPeriod,
  }),
  map: ({ performedDateTime: day, ...procedure }, read) => {
    const { start, end } = read.period(procedure.performedPeriod, 'performedPeriod');
    for (const ended of ['stopped', 'aborted']) {
      if (procedure.status === ended) stopped(procedure.status, running, ended, day ?? end, read);
    }
    read.status(procedure.status, [...running, 'stopped', 'aborted']);
    if (procedure.notDone === true) throw new Unusable('status-excludes', 'notDone');
    return { subject: read.subject(procedure.subject, 'subject'), kind: kindOf(procedure.code, read), start: day ?? start, end: day ?? end };
  },
});

/** R4's and STU3's. "Completed" is also said of what has no end (zibs.md §1.8). */
const running = ['in-progress', 'on-hold', 'suspended', 'completed', 'unknown'];

/** Of several codings for one thing, the one that says most: any kind before "other". */
const kindOf = (code: unknown, read: Reading): RestrictionKind | undefined => {
  const kinds = restrictionKinds.flatMap((set): readonly RestrictionKind[] => matchesOf<RestrictionKind>(set, code).map(({ meaning }) => meaning));
  if (kinds.length === 0 && codingsOf(code).length > 0 && !hasCode(restrictionCategory, code)) read.finding('code-ignored', 'code');
  return kinds.find((kind) => kind !== 'other') ?? kinds[0];
};
