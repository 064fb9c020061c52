import { rejectionCodes } from '@meervoud/adapter-sdk';
import type { Bilingual, Language } from '@meervoud/kernel';
import type { Notice } from '@meervoud/store';

const headings = {
  nl: { rejected: 'Niet gebruikt', finding: 'Gebruikt, maar kijk na', none: 'Alles wat is gelezen, is gebruikt.' },
  en: { rejected: 'Not used', finding: 'Used, but have a look', none: 'Everything that was read is used.' },
} as const;

const reasons: Readonly<Record<string, Bilingual>> = rejectionCodes;

const lineOf = ({ source, reference, path, code }: Notice, language: Language): string => {
  const reason = reasons[code]?.[language];
  return `  ${source}  ${reference}${path === '' ? '' : `  ${path}`}  ${code}${reason === undefined ? '' : `: ${reason}`}`;
};

/** A line for each thing that was left out or remarked on: source, place, code, and what that means. */
export const noticeList = (notices: readonly Notice[], language: Language): readonly string[] => {
  const say = headings[language];
  if (notices.length === 0) return [say.none];
  return (['rejected', 'finding'] as const).flatMap((kind) => {
    const those = notices.filter((notice) => notice.kind === kind);
    return those.length === 0 ? [] : [`${say[kind]}:`, ...those.map((notice) => lineOf(notice, language))];
  });
};
