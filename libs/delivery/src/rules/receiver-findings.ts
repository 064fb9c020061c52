import type { DisclosedValue, ExchangeProfile } from '@meervoud/exchange';
import { type IndicatorDefinition, type IndicatorSet } from '@meervoud/indicator';
import { type CalendarDate, codeOf, KnownError } from '@meervoud/kernel';
import { valueReference } from '@meervoud/value';
import type { OdbSheet } from '@meervoud/odb';
import { disclosedIn } from '../disclosed-in.ts';
import type { Form } from '../forms/form.ts';
import { type RenderRequest, renderSubmission, toSubmissionSheet } from '../forms/render.ts';
import type { RuleFinding } from './finding.ts';
import { identifierFindings } from './identifiers.ts';
import { rowRuleFindings } from './rows.ts';
import { windowFindings } from './window.ts';

export interface ReceiverFindingsRequest {
  readonly profile: ExchangeProfile;
  readonly form: Form;
  readonly today: CalendarDate;
  /** The submission as it would leave. */
  readonly submission: RenderRequest;
}

export interface ReceiverFindings {
  readonly findings: readonly RuleFinding[];
  /** Rows of the public file that it makes; 0 for a set that has none. */
  readonly rows: number;
}

const isOwed = (indicator: IndicatorDefinition | undefined): boolean => indicator !== undefined && indicator.kind !== 'header' && indicator.obligation !== 'optional';

const incompleteFindings = (set: IndicatorSet, values: readonly DisclosedValue[]): readonly RuleFinding[] => {
  const byId = new Map(set.indicators.map((indicator) => [indicator.id as string, indicator]));
  const open = values.filter(({ indicator, outcome: { kind } }) => (kind === 'incomplete' || kind === 'not-computable') && isOwed(byId.get(indicator)));
  return open.length === 0 ? [] : [{
    code: 'value-incomplete', weight: 'noticed', at: open.map((value) => valueReference(value, byId.get(value.indicator)?.number ?? value.indicator)).join(', '),
    said: { nl: 'Hierover moet nog iemand beslissen, of het ontbreekt in de registratie.', en: 'Somebody has to decide on these, or the registration lacks them.' },
  }];
};

const asFinding = (thrown: unknown): RuleFinding => {
  if (!(thrown instanceof KnownError)) throw thrown;
  return { code: codeOf(thrown), weight: 'refused', at: thrown.at ?? '', said: { nl: thrown.message, en: thrown.message } };
};

const sheetOf = (submission: RenderRequest): OdbSheet | undefined => {
  try {
    return toSubmissionSheet(submission);
  } catch (thrown) {
    // another set than the public file ever had: its rules are not known
    if (codeOf(thrown) === 'odb-form-missing') return undefined;
    throw thrown;
  }
};

/**
 * Everything a recipient would say of a submission, as far as its rules are known, before it is sent: its window, what is missing by which it
 * tells places apart, what nobody decided on, and every row that a reader of the public file would refuse. All at once; nothing is sent.
 */
export const receiverFindings = async ({ profile, form, today, submission }: ReceiverFindingsRequest): Promise<ReceiverFindings> => {
  const { key, payload, set, provider } = submission;
  const values = disclosedIn({ payload, set, organization: key.organization, locations: provider.locations.map(({ id }) => id) });
  const sheet = sheetOf(submission);
  const rendered = await renderSubmission(form, submission).then(() => [], (thrown: unknown) => [asFinding(thrown)]);
  return {
    rows: sheet?.rows.length ?? 0,
    findings: [
      ...windowFindings(profile, key.reportingYear, today), ...rendered, ...(sheet === undefined ? [] : [...identifierFindings(provider), ...await rowRuleFindings(sheet)]),
      ...incompleteFindings(set, values),
    ],
  };
};
