import { Bilingual, CalendarDate } from '@meervoud/kernel';
import { z } from 'zod';
import { DisclosurePolicy } from './disclosure-policy.ts';

/** What the recipient reads. The signed payload is a Bundle of MeasureReports whatever the form; the others are made of it. */
export const DeliveryForm = z.enum(['measure-report-bundle', 'odb-xlsx', 'odb-csv', 'json', 'sparql-results', 'readable']);
export type DeliveryForm = z.infer<typeof DeliveryForm>;
/** How it may travel; which one is the provider's configuration. `pull`: the recipient fetches it; `by-hand`: a person gives it. */
export const ChannelKind = z.enum(['fhir-endpoint', 'https-json', 'sftp', 'directory', 'pull', 'by-hand']);
export type ChannelKind = z.infer<typeof ChannelKind>;

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
    /** Ids of the rows of the set that are asked; absent: all of them. */
    rows: z.array(z.string()).readonly().optional(),
    /** Reporting years for which this is owed; asking for another is refused. */
    reportingYears: z.array(z.number().int()).readonly(),
    /** What to say, and what is owed instead, outside those years. */
    otherwise: Bilingual,
    level: z.enum(['location', 'organization', 'location-and-organization']),
    /** Who is counted. Care profiles only where the requester fixes them: a set counted over others does not leave under this profile. */
    population: z.strictObject({ words: Bilingual, careProfiles: z.array(z.string()).readonly().optional() }),
    /** What may leave of small groups (R10). */
    disclosure: DisclosurePolicy,
    /** How many different people approve before it is released. */
    approvals: z.number().int().min(1),
    /** Who they are, as the provider appoints them. */
    approvers: Bilingual,
    cadence: z.enum(['yearly', 'quarterly', 'on-request']),
    /** First and last day of delivery per reporting year; none where it is asked for when it is wanted. */
    windows: z.record(z.string(), z.strictObject({ opens: CalendarDate, closes: CalendarDate })),
    /** When nothing more will come of it: an own setting, no source gives one. */
    expiry: z.strictObject({
      /** Days after closing (on request: after drawing up) that what was never sent lapses. */
      unsentDays: z.number().int().positive(),
      /** Days after sending without an answer that it lapses. */
      unansweredDays: z.number().int().positive(),
    }),
    /** The first is what this recipient gets unless it asks for another. */
    forms: z.array(DeliveryForm).nonempty().readonly(),
    channels: z.array(ChannelKind).nonempty().readonly(),
  })
  .readonly();
export type ExchangeProfile = z.infer<typeof ExchangeProfile>;

/** Is a value of this place part of what the profile asks? Null is the organization as a whole. */
export const asksPlace = ({ level }: Pick<ExchangeProfile, 'level'>, location: string | null): boolean =>
  level === 'location-and-organization' || (location === null) === (level === 'organization');

export const asksRow = ({ rows }: Pick<ExchangeProfile, 'rows'>, indicator: string): boolean => rows === undefined || rows.includes(indicator);
