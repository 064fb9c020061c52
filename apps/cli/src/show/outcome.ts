import type { Language } from '@meervoud/kernel';
import type { Answer, Outcome } from '@meervoud/value';

const words = {
  nl: {
    yes: 'ja', no: 'nee', 'no-eligible': 'niemand om te tellen', 'not-chosen': 'niet gekozen', 'not-computable': 'niet te berekenen',
    'too-many-unknown': 'onvolledig', 'not-attested': 'nog niet ingevuld', withheld: 'anders verantwoord', suppressed: 'verborgen (kleine groep)',
    unknown: 'onbekend', overridden: 'aangepast', of: 'van',
  },
  en: {
    yes: 'yes', no: 'no', 'no-eligible': 'nobody to count', 'not-chosen': 'not chosen', 'not-computable': 'not computable',
    'too-many-unknown': 'incomplete', 'not-attested': 'not filled in yet', withheld: 'accounted for otherwise', suppressed: 'hidden (small group)',
    unknown: 'unknown', overridden: 'overridden', of: 'of',
  },
} as const;

const showAnswer = (answer: Answer, language: Language): string => {
  switch (answer.type) {
    case 'percentage': return `${language === 'nl' ? answer.value.replace('.', ',') : answer.value}%`;
    case 'yes-no': return words[language][answer.value ? 'yes' : 'no'];
    case 'number': return language === 'nl' ? answer.value.replace('.', ',') : answer.value;
    case 'text': return answer.value;
  }
};

/** An outcome in a cell of a table: the figure with what it was counted from, or in words why there is none. */
export const showOutcome = (outcome: Outcome, language: Language): string => {
  const say = words[language];
  const figure = (answer: Answer | undefined, counts: { numerator: number; denominator: number; unknown: number } | undefined): string => {
    if (answer === undefined) return '';
    const shown = showAnswer(answer, language);
    if (counts === undefined || answer.type !== 'percentage') return shown;
    const unknown = counts.unknown > 0 ? `, ${counts.unknown} ${say.unknown}` : '';
    return `${shown} (${counts.numerator} ${say.of} ${counts.denominator}${unknown})`;
  };
  switch (outcome.kind) {
    case 'measured': case 'attested': return figure(outcome.answer, outcome.counts);
    case 'overridden': return `${figure(outcome.answer, outcome.counts)} [${say.overridden}]`;
    case 'incomplete': return `${say[outcome.reason]} ${figure(outcome.answer, outcome.counts)}`.trim();
    case 'no-eligible': case 'not-chosen': case 'not-computable': case 'withheld': case 'suppressed': return say[outcome.kind];
  }
};
