import type { Language } from '@meervoud/kernel';
import type { Finding } from '../doctor/check.ts';

const marks = { ok: 'ok ', warning: '?  ', wrong: '!! ' } as const;
const words = {
  nl: { good: 'Alles is in orde.', bad: (wrong: number, warning: number) => `${wrong} fout, ${warning} om op te letten.` },
  en: { good: 'Everything is in order.', bad: (wrong: number, warning: number) => `${wrong} wrong, ${warning} to mind.` },
} as const;

const linesOf = ({ state, what, about, detail, code, next }: Finding, language: Language): readonly string[] => {
  const subject = about === undefined ? detail : `${about}: ${detail}`;
  if (state === 'ok') return [`${marks.ok}${what[language]} (${subject})`];
  return [`${marks[state]}${what[language]} (${subject}) [${code ?? ''}]`, ...(next === undefined ? [] : [`     → ${next[language]}`])];
};

/** A line for each thing that was looked at, what to do below each that is not right, and a sentence that sums up. */
export const showFindings = (findings: readonly Finding[], language: Language): string => {
  const count = (state: Finding['state']): number => findings.filter((finding) => finding.state === state).length;
  const [wrong, warning] = [count('wrong'), count('warning')];
  return [...findings.flatMap((finding) => linesOf(finding, language)), '', wrong + warning === 0 ? words[language].good : words[language].bad(wrong, warning)].join('\n');
};
