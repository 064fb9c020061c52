import type { Figure, HoldReason, ReleasedFigure } from '@meervoud/exchange';
import { sql } from 'kysely';
import { type Database } from './database.ts';

/** One cell at the door: held back, or what it shows. */
export interface DisclosedCell {
  readonly location: string | null;
  readonly indicator: string;
  readonly hold?: HoldReason | undefined;
  readonly figure?: Figure | undefined;
}

/** What was decided for each submission. Append-only. */
export interface DisclosureStore {
  record(about: { readonly submission: string; readonly organization: string; readonly set: string; readonly reportingYear: number }, cells: readonly DisclosedCell[]): Promise<void>;
  /**
   * Every table that left or may yet leave, to whomever, oldest first: of each submission that did not end before it was sent. `except` is
   * the draft that is drawn up anew.
   */
  released(scope: { readonly organization: string; readonly set: string; readonly reportingYear: number }, except?: string): Promise<readonly ReleasedFigure[]>;
  ofSubmission(submission: string): Promise<readonly DisclosedCell[]>;
}

interface Row { readonly submission: string; readonly location: string | null; readonly indicator: string; readonly hold: HoldReason | null; readonly numerator: number | null; readonly denominator: number | null }

const figureOf = ({ numerator, denominator }: Row): Figure | undefined => (numerator === null || denominator === null ? undefined : { numerator, denominator });

export const createDisclosureStore = (db: Database): DisclosureStore => ({
  record: async ({ submission, organization, set, reportingYear }, cells) => {
    if (cells.length === 0) return;
    const rows = cells.map(({ location, indicator, hold, figure }) => ({
      location, indicator, hold: hold ?? null, numerator: hold ? null : figure?.numerator ?? null, denominator: hold ? null : figure?.denominator ?? null,
    }));
    await sql`
      insert into disclosure_decision (submission, organization, set_id, reporting_year, location, indicator, hold, numerator, denominator)
      select ${submission}, ${organization}, ${set}, ${reportingYear}, location, indicator, hold, numerator, denominator
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as cell (location text, indicator text, hold text, numerator integer, denominator integer)
      on conflict (submission, location, indicator) do nothing`.execute(db);
  },
  released: async ({ organization, set, reportingYear }, except) => {
    const { rows } = await sql<Row>`
      select decision.submission, decision.location, decision.indicator, decision.hold, decision.numerator, decision.denominator
      from disclosure_decision decision join submission on submission.id = decision.submission
      where decision.organization = ${organization} and decision.set_id = ${set} and decision.reporting_year = ${reportingYear}
        and decision.submission is distinct from ${except ?? null}
        and (submission.status not in ('withdrawn', 'expired') or exists (
          select from submission_event event where event.submission = submission.id and event.to_status = 'sent'))
      order by decision.number`.execute(db);
    return rows.map((row) => ({ release: row.submission, location: row.location, indicator: row.indicator, figure: figureOf(row) }));
  },
  ofSubmission: async (submission) => {
    const { rows } = await sql<Row>`select submission, location, indicator, hold, numerator, denominator from disclosure_decision where submission = ${submission} order by number`.execute(db);
    return rows.map((row) => ({ location: row.location, indicator: row.indicator, hold: row.hold ?? undefined, figure: figureOf(row) }));
  },
});
