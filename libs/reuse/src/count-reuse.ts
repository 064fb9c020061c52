import type { Submission, SubmissionStatus } from '@meervoud/exchange';
import type { Value } from '@meervoud/value';

/** What a year of an organization holds; all of it as stored. */
export interface ReuseInput {
  /** The newest value of every series of the year, of every set. */
  readonly values: readonly Value[];
  /** The newest paragraphs of reports. */
  readonly fragments: readonly { readonly valueIds: readonly string[] }[];
  readonly submissions: readonly Pick<Submission, 'key' | 'status' | 'values'>[];
  /** The value versions the submissions rest on. */
  readonly delivered: readonly Value[];
  /** `submission value`: held back at the door, so nobody received it. */
  readonly heldBack: (submission: Pick<Submission, 'key'>, value: Value) => boolean;
}

/**
 * How often what was registered once was used again, in one reporting year.
 * - A *registration* is one record of a source (one resource, one line) that decided at least one value: the record that made a client count, or not.
 *   What was read and decided nothing is not counted, nor is what is absent.
 * - A *use* is one thing that rests on it: a value, a paragraph of a report, a submission that left the house, a recipient that got one. A recipient
 *   counts once, however many submissions it got.
 * - A *replaced figure* is one row of one place in the newest submission a recipient got under a profile, whose figure was counted, client by client (also where nothing on record decided, as of a
 *   measure that nobody had). Somebody would have
 *   worked it out and typed it for that recipient. Not counted: what a person stated, chose or replaced, what was held back or has no figure, and a correction
 *   for a second time. A percentage with its two counts is one figure, although a portal asks three cells.
 */
export interface ReuseLedger {
  readonly registrations: number;
  /** Values that rest on at least one record. */
  readonly values: number;
  readonly uses: { readonly values: number; readonly fragments: number; readonly submissions: number; readonly recipients: number };
  /** Uses of the registration that was used most. */
  readonly most: number;
  readonly replacedFigures: number;
  readonly byRecipient: readonly { readonly recipient: string; readonly profile: string; readonly replacedFigures: number }[];
}

const LEFT: readonly SubmissionStatus[] = ['sent', 'received', 'accepted', 'corrected', 'rejected'];
/** With the recipient and not refused: it has the figures. */
const HELD: readonly SubmissionStatus[] = ['sent', 'received', 'accepted', 'corrected'];

const recordsOf = ({ evidence }: Value): ReadonlySet<string> =>
  new Set(evidence.memberships.flatMap(({ records }) => records.map(({ source, reference }) => JSON.stringify([source, reference]))));

class Uses {
  readonly values = new Set<string>();
  readonly fragments = new Set<number>();
  readonly submissions = new Set<number>();
  readonly recipients = new Set<string>();
  get total(): number { return this.values.size + this.fragments.size + this.submissions.size + this.recipients.size; }
}

/** Pure; the same input gives the same ledger, whatever its order. */
export const countReuse = ({ values, fragments, submissions, delivered, heldBack }: ReuseInput): ReuseLedger => {
  const known = new Map([...delivered, ...values].map((value) => [value.id, { value, records: recordsOf(value) }]));
  const uses = new Map<string, Uses>();
  const use = (valueId: string, mark: (of: Uses) => void): void => {
    for (const record of known.get(valueId)?.records ?? []) {
      const of = uses.get(record) ?? new Uses();
      uses.set(record, of);
      mark(of);
    }
  };
  for (const { id } of values) use(id, (of) => of.values.add(id));
  fragments.forEach(({ valueIds }, number) => valueIds.forEach((id) => use(id, (of) => of.fragments.add(number))));
  const left = submissions.filter(({ status }) => LEFT.includes(status));
  left.forEach(({ key, values: ids }, number) => ids.forEach((id) => use(id, (of) => { of.submissions.add(number); of.recipients.add(key.recipient); })));

  const newest = new Map<string, (typeof left)[number]>();
  for (const submission of submissions.filter(({ status }) => HELD.includes(status))) {
    const series = JSON.stringify([submission.key.recipient, submission.key.profile]);
    if ((newest.get(series)?.key.revision ?? 0) < submission.key.revision) newest.set(series, submission);
  }
  const byRecipient = [...newest.values()].map((submission) => ({
    recipient: submission.key.recipient, profile: submission.key.profile,
    replacedFigures: submission.values.filter((id) => { const one = known.get(id); return one !== undefined && isCounted(one.value) && !heldBack(submission, one.value); }).length,
  })).toSorted((one, other) => (`${one.recipient} ${one.profile}` < `${other.recipient} ${other.profile}` ? -1 : 1));
  const all = [...uses.values()];
  const sum = (of: (each: Uses) => number): number => all.reduce((total, each) => total + of(each), 0);
  return {
    registrations: all.length,
    values: values.filter(({ id }) => (known.get(id)?.records.size ?? 0) > 0).length,
    uses: { values: sum((each) => each.values.size), fragments: sum((each) => each.fragments.size), submissions: sum((each) => each.submissions.size), recipients: sum((each) => each.recipients.size) },
    most: all.reduce((most, each) => Math.max(most, each.total), 0),
    replacedFigures: byRecipient.reduce((total, { replacedFigures }) => total + replacedFigures, 0),
    byRecipient,
  };
};

/** Somebody was counted, by record or because there was none, and nobody typed over it; a choice counts nobody. */
const isCounted = ({ outcome, evidence }: Value): boolean => outcome.kind === 'measured' && evidence.memberships.length > 0;
