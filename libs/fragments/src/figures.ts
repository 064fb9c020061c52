import type { DisclosedOutcome, DisclosedValue } from '@meervoud/exchange';
import type { Bilingual, Language } from '@meervoud/kernel';
import type { Answer, Counts } from '@meervoud/value';
import type { FigureRow } from './fragment.ts';
import type { SentenceKey } from './sentences.ts';
import type { CheckedRow } from './template.ts';

export const answerIn = (outcome: DisclosedOutcome): Answer | undefined => ('answer' in outcome ? outcome.answer : undefined);
/** Of how many it is unknown is absent where the house rule kept it in. */
export type DisclosedCounts = Pick<Counts, 'numerator' | 'denominator'> & { readonly unknown?: number | undefined };
export const countsIn = (outcome: DisclosedOutcome): DisclosedCounts | undefined => ('counts' in outcome ? outcome.counts : undefined);

const decimal = (text: string, language: Language): string => (language === 'nl' ? text.replace('.', ',') : text);

/** A figure as it is printed: `12,50%` in Dutch, `12.50%` in English. Free text is not a figure. */
export const printAnswer = (answer: Answer, language: Language): string => {
  switch (answer.type) {
    case 'percentage': return `${decimal(answer.value, language)}%`;
    case 'number': return decimal(answer.value, language);
    case 'yes-no': return language === 'nl' ? (answer.value ? 'ja' : 'nee') : answer.value ? 'yes' : 'no';
    case 'text': return answer.value;
  }
};

/** Which sentence speaks of this outcome. Nothing unknown or hidden ever comes out as a zero. */
export const sentenceKey = (outcome: DisclosedOutcome | undefined): SentenceKey => {
  if (!outcome) return 'missing';
  const [answer, counts] = [answerIn(outcome), countsIn(outcome)];
  switch (outcome.kind) {
    case 'measured':
      if (answer?.type === 'yes-no') return answer.value ? 'yes' : 'no';
      if (counts?.unknown !== undefined && counts.unknown > 0) return 'measured-unknown';
      return counts?.numerator === 0 ? 'zero' : 'measured';
    case 'incomplete':
      return outcome.reason === 'not-attested' ? 'not-attested' : counts?.unknown !== undefined ? 'incomplete' : 'incomplete-uncounted';
    case 'attested': case 'overridden':
      return answer?.type === 'percentage' && !counts ? `${outcome.kind}-uncounted` : outcome.kind;
    case 'withheld':
      return outcome.url === undefined ? 'withheld' : 'withheld-link';
    default:
      return outcome.kind;
  }
};

const inWords: Readonly<Record<string, Bilingual>> = {
  'no-eligible': { nl: 'niemand voor wie dit geldt', en: 'nobody this applies to' },
  'not-chosen': { nl: 'niet gekozen', en: 'not chosen' },
  'not-computable': { nl: 'niet te berekenen', en: 'cannot be computed' },
  incomplete: { nl: 'nog niet compleet', en: 'not complete yet' },
  withheld: { nl: 'op een andere manier verantwoord', en: 'accounted for in another way' },
  suppressed: { nl: 'niet getoond: kleine groep', en: 'not shown: small group' },
  missing: { nl: 'nog niet bepaald', en: 'not determined yet' },
  text: { nl: 'zie de tekst', en: 'see the text' },
};
const noCounts: Bilingual = { nl: 'geen aantallen', en: 'no counts' };

/** The row of the table behind the text, all in words. */
export const toFigureRow = (row: CheckedRow, value: DisclosedValue | undefined): FigureRow => {
  const kind = value?.outcome.kind ?? 'missing';
  const answer = value && kind !== 'incomplete' ? answerIn(value.outcome) : undefined;
  const counts = value && countsIn(value.outcome);
  const words = answer?.type === 'text' ? inWords['text'] : inWords[kind];
  return {
    number: row.definition.number, indicator: row.indicator, value: value?.id ?? null, kind, label: row.label,
    outcome: words ?? (answer ? { nl: printAnswer(answer, 'nl'), en: printAnswer(answer, 'en') } : { nl: 'geen uitkomst', en: 'no outcome' }),
    counts: counts ? {
      nl: `${counts.numerator} van ${counts.denominator}${counts.unknown === undefined ? '' : `, ${counts.unknown} onbekend`}`,
      en: `${counts.numerator} of ${counts.denominator}${counts.unknown === undefined ? '' : `, ${counts.unknown} unknown`}`,
    } : noCounts,
  };
};
