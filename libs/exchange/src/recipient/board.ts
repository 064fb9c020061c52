import type { CalendarDate } from '@meervoud/kernel';
import { z } from 'zod';
import type { ExchangeProfile } from '../exchange-profile.ts';
import type { Submission } from '../submission.ts';
import { profileIdOf } from './scopes.ts';

/** How a delivery that is owed stands, seen by who it is owed to. */
export const BoardState = z.enum(['expected', 'offered', 'received', 'accepted', 'rejected', 'missing']);
export type BoardState = z.infer<typeof BoardState>;

export interface BoardRow {
  readonly organization: string;
  readonly profile: string;
  readonly reportingYear: number;
  readonly opens: CalendarDate;
  readonly closes: CalendarDate;
  readonly state: BoardState;
  /** Of the newest revision that was offered. */
  readonly submission: string | null;
  readonly revision: number | null;
}

export interface BoardSituation {
  readonly profiles: readonly ExchangeProfile[];
  /** What a provider takes part in; over other years it owes this recipient nothing here. */
  readonly campaigns: readonly { readonly organization: string; readonly set: string; readonly reportingYear: number }[];
  readonly offered: readonly Pick<Submission, 'id' | 'key' | 'status'>[];
  readonly today: CalendarDate;
}

const STATES: Readonly<Partial<Record<Submission['status'], BoardState>>> = { sent: 'offered', received: 'received', accepted: 'accepted', rejected: 'rejected' };

/** Expected, received and missing: a row for every campaign that each profile asks for, by profile, year and organization. */
export const boardOf = ({ profiles, campaigns, offered, today }: BoardSituation): readonly BoardRow[] =>
  profiles.flatMap((profile) => campaigns
    .filter(({ set, reportingYear }) => set === profile.set && profile.reportingYears.includes(reportingYear))
    .toSorted((one, other) => one.reportingYear - other.reportingYear || (one.organization < other.organization ? -1 : 1))
    .flatMap(({ organization, reportingYear }): readonly BoardRow[] => {
      const window = profile.windows[reportingYear];
      if (!window) return [];
      const newest = offered
        .filter(({ key }) => key.organization === organization && profileIdOf(key.profile) === profile.id && key.reportingYear === reportingYear)
        .toSorted((one, other) => other.key.revision - one.key.revision)[0];
      const state = newest === undefined ? (today > window.closes ? 'missing' : 'expected') : STATES[newest.status] ?? 'expected';
      return [{
        organization, profile: profile.id, reportingYear, opens: window.opens, closes: window.closes, state,
        submission: newest?.id ?? null, revision: newest?.key.revision ?? null,
      }];
    }));
