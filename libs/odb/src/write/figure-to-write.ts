import type { DisclosedOutcome } from '@meervoud/exchange';
import type { Answer } from '@meervoud/value';

/** What a row is to say; a remark of the provider may stand with any of them. */
export type FigureToWrite = { readonly remark?: string | undefined } & (
  | { readonly kind: 'value'; readonly answer: Answer; readonly counts?: { readonly numerator: string; readonly denominator: string } | undefined }
  | { readonly kind: 'suppressed' }
  | { readonly kind: 'not-applicable' }
  /** Nobody knows it (yet): printed without a value, never as a zero; a receiver may refuse the row. */
  | { readonly kind: 'not-known' }
);

const remarks = {
  nobody: 'Er was niets te tellen', tooManyUnknown: 'Van te veel cliënten onbekend', notAttested: 'Nog niet ingevuld', notComputable: 'Niet uit de registratie te bepalen',
} as const;

const ofAnswer = (outcome: { readonly answer: Answer; readonly counts?: { readonly numerator: number; readonly denominator: number } | undefined }, remark?: string): FigureToWrite => ({
  kind: 'value', answer: outcome.answer, remark,
  ...(outcome.counts && { counts: { numerator: String(outcome.counts.numerator), denominator: String(outcome.counts.denominator) } }),
});

/** A disclosed outcome in the terms of the public file, which knows no more than a value, a hidden one and none (indicators.md §2.3). */
export const figureToWrite = (outcome: DisclosedOutcome): FigureToWrite => {
  switch (outcome.kind) {
    case 'measured': case 'attested': return ofAnswer(outcome);
    case 'overridden': return ofAnswer(outcome, outcome.reason);
    case 'suppressed': return { kind: 'suppressed' };
    case 'not-chosen': return { kind: 'not-applicable' };
    case 'no-eligible': return { kind: 'not-applicable', remark: remarks.nobody };
    case 'withheld': return { kind: 'not-applicable', remark: ['Anders verantwoord:', outcome.explanation, ...(outcome.url === undefined ? [] : [outcome.url])].join(' ') };
    case 'not-computable': return { kind: 'not-known', remark: remarks.notComputable };
    case 'incomplete': {
      const remark = outcome.reason === 'too-many-unknown' ? remarks.tooManyUnknown : remarks.notAttested;
      return outcome.answer === undefined ? { kind: 'not-known', remark } : ofAnswer({ answer: outcome.answer, counts: outcome.counts }, remark);
    }
  }
};
