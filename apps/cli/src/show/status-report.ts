import type { Submission, SubmissionStatus } from '@meervoud/exchange';
import type { Instant, Language } from '@meervoud/kernel';
import type { Notice, RunSummary, StandingAlarm } from '@meervoud/store';
import { alarmWords } from './alarm-words.ts';
import { noticeList } from './notice-list.ts';
import { type Overlap, overlapTable } from './source-overlap.ts';

interface StatusEvent { readonly at: Instant; readonly from: SubmissionStatus | null; readonly to: SubmissionStatus; readonly note?: string }
export interface StatusReport {
  readonly runs: readonly RunSummary[];
  readonly alarms: readonly StandingAlarm[];
  /** Absent where there is one source. */
  readonly overlap?: Overlap;
  /** Absent where nobody asked. */
  readonly notices?: readonly Notice[];
  readonly submissions: readonly (Submission & { readonly events: readonly StatusEvent[] })[];
}

const statuses: Readonly<Record<Language, Readonly<Record<SubmissionStatus, string>>>> = {
  nl: {
    drafted: 'klaargezet', approved: 'één keer goedgekeurd', released: 'vrijgegeven', sent: 'verstuurd', received: 'ontvangen door de ontvanger',
    accepted: 'geaccepteerd door de ontvanger', rejected: 'afgewezen door de ontvanger', withdrawn: 'ingetrokken', corrected: 'vervangen door een correctie', expired: 'verlopen',
  },
  en: {
    drafted: 'drafted', approved: 'approved once', released: 'released', sent: 'sent', received: 'received by the recipient',
    accepted: 'accepted by the recipient', rejected: 'rejected by the recipient', withdrawn: 'withdrawn', corrected: 'replaced by a correction', expired: 'expired',
  },
};

const words = {
  nl: { read: 'Gelezen', complete: 'volledig', running: 'onderbroken; meervoud sync gaat verder', none: 'Nog niets gelezen.', sub: 'Inzendingen', noSub: 'Nog geen inzendingen.', approvals: 'goedgekeurd door', receipt: 'ontvangstbewijs', since: 'sinds', changes: 'wat er veranderde' },
  en: { read: 'Read', complete: 'complete', running: 'interrupted; meervoud sync goes on', none: 'Nothing read yet.', sub: 'Submissions', noSub: 'No submissions yet.', approvals: 'approved by', receipt: 'receipt', since: 'since', changes: 'what changed' },
} as const;

export const showStatus = (status: SubmissionStatus, language: Language): string => statuses[language][status];

/** Every source with its last read, what needs somebody, where sources overlap, what was left out when asked, and every submission with its life so far. */
export const statusReport = ({ runs, alarms, overlap, notices, submissions }: StatusReport, language: Language): string => {
  const say = words[language];
  return [
    ...(runs.length === 0 ? [say.none] : runs.map((run) => `${say.read}: ${run.source} (${run.adapter})${run.reads === 'changes' ? `, ${say.changes}` : ''}, ${say[run.status]}, ${run.completedAt ?? run.startedAt}`)),
    ...(alarms.length === 0 ? [] : ['', ...alarms.map((alarm) => `! ${alarmWords(alarm, language)} (${say.since} ${alarm.raisedAt}; docs/operators/alarms/${alarm.code}.md)`)]),
    ...(overlap === undefined ? [] : ['', ...overlapTable(overlap, language)]),
    ...(notices === undefined ? [] : ['', ...noticeList(notices, language)]),
    '',
    submissions.length === 0 ? say.noSub : `${say.sub}:`,
    ...submissions.flatMap((submission) => [
      `  ${submission.id}  ${submission.key.profile} ${submission.key.reportingYear} r${submission.key.revision} → ${submission.key.recipient}: ${showStatus(submission.status, language)}`,
      ...(submission.approvals.length > 0 ? [`    ${say.approvals} ${submission.approvals.map(({ by }) => by).join(', ')}`] : []),
      ...(submission.receipt === undefined ? [] : [`    ${say.receipt} ${submission.receipt.receiptId} (${submission.receipt.at})`]),
      ...submission.events.map(({ at, to, note }) => `    ${at}  ${showStatus(to, language)}${note === undefined ? '' : ` — ${note}`}`),
    ]),
  ].join('\n');
};
