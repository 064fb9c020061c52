import type { Language } from '@meervoud/kernel';
import type { DisclosedOutcome } from '@meervoud/exchange';
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

const cellWords = {
  nl: { unknown: 'onb.', 'no-eligible': 'niemand', 'not-chosen': 'niet gekozen', 'not-computable': 'niet te berekenen', 'not-attested': 'nog in te vullen *', withheld: 'anders verantwoord', suppressed: 'verborgen' },
  en: { unknown: 'unk.', 'no-eligible': 'nobody', 'not-chosen': 'not chosen', 'not-computable': 'not computable', 'not-attested': 'to be filled in *', withheld: 'accounted for otherwise', suppressed: 'hidden' },
} as const;

/** As {@link showOutcome}, short enough for a narrow cell; `*` marks what waits for a person and `†` a figure that a person stated (see {@link legend}). */
export const cellOf = (outcome: Outcome | DisclosedOutcome, language: Language): string => {
  const say = cellWords[language];
  if (outcome.kind === 'incomplete' && outcome.reason === 'not-attested') return say['not-attested'];
  if (!('answer' in outcome) || outcome.answer === undefined) return outcome.kind in say ? say[outcome.kind as keyof typeof say] : '*';
  const shown = showAnswer(outcome.answer, language);
  const isFigure = outcome.answer.type === 'number' || outcome.answer.type === 'percentage';
  const mark = outcome.kind === 'incomplete' ? ' *' : outcome.kind === 'attested' && isFigure ? ' †' : '';
  if (outcome.answer.type !== 'percentage' || outcome.counts === undefined) return `${shown}${mark}`;
  const { numerator, denominator, unknown } = outcome.counts;
  return `${shown} ${numerator}/${denominator}${unknown !== undefined && unknown > 0 ? ` ${unknown} ${say.unknown}` : ''}${mark}`;
};

export const legend: Readonly<Record<Language, string>> = {
  nl: 'onb. = onbekend bij zoveel cliënten of afdelingen   * = onvolledig: een mens beslist   † = opgegeven, niet geteld',
  en: 'unk. = unknown for so many clients or wards   * = incomplete: a person decides   † = stated, not counted',
};
