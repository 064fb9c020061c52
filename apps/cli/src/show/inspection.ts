import type { Inspected, InspectedOutcome, InspectSummary } from '@meervoud/adapter-sdk';
import type { Language } from '@meervoud/kernel';

const words = {
  nl: { files: 'bestanden', resources: 'resources', record: 'gebruikt als', rejected: 'niet gebruikt', notNeeded: 'herkend, maar geen indicator leest dit', findings: 'kijk na', line: 'regel', entry: 'onderdeel' },
  en: { files: 'files', resources: 'resources', record: 'used as', rejected: 'not used', notNeeded: 'recognised, but no indicator reads it', findings: 'have a look', line: 'line', entry: 'entry' },
} as const;

const showOne = (outcome: InspectedOutcome, language: Language): string => {
  if (outcome.kind === 'record') return `→ ${outcome.zib}`;
  const where = outcome.path === '' ? '' : ` @ ${outcome.path}`;
  if (outcome.kind === 'finding') return `! ${outcome.code}${where}: ${outcome.reason[language]}`;
  return `✗ ${outcome.code}${outcome.recognised === undefined ? '' : ` (${outcome.recognised})`}${where}: ${outcome.reason[language]}`;
};

const counted = (title: string, counts: Readonly<Record<string, number>>): readonly string[] => {
  const entries = Object.entries(counts);
  if (entries.length === 0) return [];
  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  return [`${title}: ${total}`, ...entries.map(([name, count]) => `  ${String(count).padStart(4)}  ${name}`)];
};

/** A line for every resource, then how many of each. */
export const inspection = (inspected: readonly Inspected[], summary: InspectSummary, language: Language): string => {
  const say = words[language];
  return [
    ...inspected.flatMap(({ file, line, entry, outcomes }) => {
      const at = `${file}${line === undefined ? '' : ` ${say.line} ${line}`}${entry === undefined ? '' : ` ${say.entry} ${entry}`}`;
      return outcomes.map((outcome) => `${at}  ${showOne(outcome, language)}`);
    }),
    ...(inspected.length > 0 ? [''] : []),
    `${summary.files} ${say.files}, ${summary.items} ${say.resources}`,
    ...counted(say.record, summary.records),
    ...counted(say.rejected, summary.rejected),
    ...counted(say.notNeeded, summary.notNeeded),
    ...counted(say.findings, summary.findings),
  ].join('\n');
};
