import { Bilingual, CalendarDate } from '@meervoud/kernel';
import { z } from 'zod';
import { DisclosurePolicy } from './disclosure-policy.ts';

/** What is owed to whom, on what ground, and in which form (Dutch: uitwisselprofiel). */
export const ExchangeProfile = z
  .strictObject({
    /** `databroker-odb` */
    id: z.string(),
    version: z.string(),
    title: Bilingual,
    /** Kind of recipient; which one is the provider's configuration. */
    recipient: z.enum(['data-broker', 'purchaser', 'inspectorate', 'client-council', 'own-organization']),
    purpose: z.enum(['learning', 'choice-information', 'purchasing', 'supervision']),
    legalGround: Bilingual,
    set: z.string(),
    /** Reporting years for which this is owed; asking for another is refused. */
    reportingYears: z.array(z.number().int()).readonly(),
    /** What to say, and what is owed instead, outside those years. */
    otherwise: Bilingual,
    level: z.enum(['location', 'organization']),
    /** What may leave of small groups (R10). */
    disclosure: DisclosurePolicy,
    /** How many different people approve before it is released. */
    approvals: z.number().int().min(1),
    /** First and last day of delivery per reporting year. */
    windows: z.record(z.string(), z.strictObject({ opens: CalendarDate, closes: CalendarDate })),
  })
  .readonly();
export type ExchangeProfile = z.infer<typeof ExchangeProfile>;
