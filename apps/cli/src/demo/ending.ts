import { relative } from 'node:path';
import type { IndicatorSet } from '@meervoud/indicator';
import type { Language } from '@meervoud/kernel';
import type { Value } from '@meervoud/value';
import { showOutcome } from '../show/outcome.ts';
import { showStatus } from '../show/status-report.ts';
import { type Column, valuesTable } from '../show/values-table.ts';
import type { Difference } from './compare-with-truth.ts';
import type { SubmissionOverApi } from './status-over-api.ts';

export interface DemoResult {
  readonly directory: string;
  /** Store and queue it ran on. */
  readonly footing: string;
  /** How many values were held against the truth, and which differed. */
  readonly compared: number;
  readonly differences: readonly Difference[];
  readonly values: readonly Value[];
  readonly submission: SubmissionOverApi;
  readonly report: { readonly html: string; readonly markdown: string };
}

const words = {
  nl: {
    equal: (n: number) => `${n} waarden afgeleid; alle ${n} gelijk aan wat de zandbak zelf telde.`,
    different: (n: number, of: number) => `${n} van ${of} waarden wijken af van wat de zandbak zelf telde:`,
    submission: 'Inzending', receipt: 'ontvangstbewijs', footing: 'Gedraaid op', next: 'Kijk verder:', why: 'waarom deze waarde?', report: 'het verslagfragment', status: 'het leven van de inzending', again: 'nog een keer: er wordt niets dubbel ingezonden',
  },
  en: {
    equal: (n: number) => `${n} values derived; all ${n} equal to what the sandbox itself counted.`,
    different: (n: number, of: number) => `${n} of ${of} values differ from what the sandbox itself counted:`,
    submission: 'Submission', receipt: 'receipt', footing: 'Ran on', next: 'Look further:', why: 'why this value?', report: 'the report fragment', status: 'the life of the submission', again: 'once more: nothing is submitted twice',
  },
} as const;

/** The end of the demonstration: the values, whether they are right, the submission, and where to look next. */
export const demoEnding = (result: DemoResult, set: IndicatorSet, columns: readonly Column[], language: Language): string => {
  const say = words[language];
  const { compared, differences, submission } = result;
  const directory = relative('', result.directory) || '.';
  const config = `--config ${directory}/meervoud.json`;
  const first = columns.find(({ location }) => location !== null)?.location ?? 'organisatie';
  return [
    valuesTable(set, columns, result.values, language),
    '',
    differences.length === 0 ? say.equal(compared) : say.different(differences.length, compared),
    ...differences.map(({ location, indicator, expected, got }) =>
      `  ${location ?? 'organisatie'} ${indicator}: ${got === undefined ? '-' : showOutcome(got, language)} ≠ ${expected === undefined ? '-' : showOutcome(expected, language)}`),
    `${say.submission} ${submission.id}: ${showStatus(submission.status, language)}; ${say.receipt} ${submission.receipt?.receiptId ?? '-'}`,
    `${say.footing}: ${result.footing}`,
    '',
    say.next,
    `  npx meervoud explain ${set.reportingYear}/${first}/1.1b ${config}   # ${say.why}`,
    `  npx meervoud status ${config}   # ${say.status}`,
    `  ${relative('', result.report.html)}   # ${say.report}`,
    `  npm run demo   # ${say.again}`,
  ].join('\n');
};
