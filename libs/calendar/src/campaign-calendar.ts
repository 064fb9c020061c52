import type { ExchangeProfile } from '@meervoud/exchange';
import { type Campaign, defaultReferenceDate, type IndicatorSet } from '@meervoud/indicator';
import { type CalendarDate, daysBetween } from '@meervoud/kernel';

/** A day that matters to a campaign. */
export interface CalendarEntry {
  readonly date: CalendarDate;
  readonly what: 'measuring-opens' | 'reference-date' | 'measuring-closes' | 'delivery-opens' | 'delivery-closes';
  readonly set: string;
  readonly reportingYear: number;
  /** Locations whose reference date it is. */
  readonly locations?: readonly string[];
  /** To whom is delivered. */
  readonly recipient?: string;
}

export interface CampaignPlan {
  readonly campaigns: readonly Campaign[];
  /** The set for a reporting year; throws where there is none. */
  readonly setFor: (set: string, reportingYear: number) => IndicatorSet;
  readonly recipients: readonly { readonly name: string; readonly profile: ExchangeProfile }[];
}

/** Every day that matters to these campaigns, in order: when is measured, on which date is counted, and when is delivered to whom. */
export const campaignCalendar = ({ campaigns, setFor, recipients }: CampaignPlan): readonly CalendarEntry[] =>
  campaigns.flatMap((campaign) => {
    const set = setFor(campaign.set, campaign.reportingYear);
    const about = { set: set.id, reportingYear: set.reportingYear };
    return [
      { date: set.measuringWindow.start, what: 'measuring-opens' as const, ...about },
      { date: set.measuringWindow.end, what: 'measuring-closes' as const, ...about },
      ...referenceDates(campaign, set).map(([date, locations]) => ({ date, what: 'reference-date' as const, ...about, locations })),
      ...recipients.flatMap(({ name, profile }) => deliveries(profile, about).map((day) => ({ ...day, ...about, recipient: name }))),
    ];
  }).toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));

const referenceDates = ({ locations }: Campaign, set: IndicatorSet): readonly (readonly [CalendarDate, readonly string[]])[] => {
  const byDate = new Map<CalendarDate, string[]>();
  for (const [location, { referenceDate }] of Object.entries(locations)) {
    const date = referenceDate ?? defaultReferenceDate(set);
    byDate.set(date, [...(byDate.get(date) ?? []), location]);
  }
  return [...byDate];
};

const deliveries = (profile: ExchangeProfile, { set, reportingYear }: Pick<CalendarEntry, 'set' | 'reportingYear'>): readonly Pick<CalendarEntry, 'date' | 'what'>[] => {
  const window = profile.set === set ? profile.windows[String(reportingYear)] : undefined;
  return window === undefined ? [] : [{ date: window.opens, what: 'delivery-opens' }, { date: window.closes, what: 'delivery-closes' }];
};

/** What lies between so many days ago and so many days ahead, in order, with the days that are left (negative: past). */
export const around = (
  calendar: readonly CalendarEntry[], today: CalendarDate, { ago, ahead }: { readonly ago: number; readonly ahead: number },
): readonly (CalendarEntry & { readonly inDays: number })[] =>
  calendar
    .map((entry) => ({ ...entry, inDays: daysBetween(today, entry.date) }))
    .filter(({ inDays }) => inDays >= -ago && inDays <= ahead);
