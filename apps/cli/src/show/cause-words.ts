import type { Cause } from '@meervoud/comparison';
import type { Language } from '@meervoud/kernel';
import { showOutcome } from './outcome.ts';

const kinds = {
  nl: { definition: 'definitie', timing: 'moment', registration: 'registratie', unexplained: 'onverklaard' },
  en: { definition: 'definition', timing: 'timing', registration: 'registration', unexplained: 'unexplained' },
} as const;

const ways = { nl: { nearest: 'afgerond', down: 'naar beneden afgerond', up: 'naar boven afgerond' }, en: { nearest: 'rounded', down: 'rounded down', up: 'rounded up' } } as const;

const figure = (text: string, language: Language): string => (language === 'nl' ? text.replace('.', ',') : text);

const dutch = (cause: Exclude<Cause, { kind: 'unexplained' }>): string => {
  const number = (text: string): string => figure(text, 'nl');
  switch (cause.reason) {
    case 'two-meanings': return `${number(cause.written)} kan hier twee dingen betekenen; gelezen als ${cause.readAs === 'percentage' ? 'percentage' : 'teller'} is het gelijk`;
    case 'fraction': return `${number(cause.written)} is een breuk; als percentage is het ${number(cause.percentage)}%`;
    case 'swapped': return `teller en noemer zijn verwisseld: hier ${cause.numerator} van ${cause.denominator}`;
    case 'rounding': return `${number(cause.written)} is ${number(cause.percentage)}%, ${ways.nl[cause.how]} op ${cause.decimals} decimalen`;
    case 'choice': return 'gekozen thema’s staan in campaigns van meervoud.json, en daar staat het anders';
    case 'unknown-left-out': return `gelijk als de ${cause.unknown} onbekenden niet meetellen: dan is de noemer ${cause.denominator}`;
    case 'population': return `een andere groep geteld: noemer ${cause.delivered}, hier ${cause.derived}`;
    case 'other-date': return `gelijk op een andere peildatum: ${cause.referenceDate} (${showOutcome(asOutcome(cause), 'nl')}, verslagjaar ${cause.reportingYear})`;
    case 'unknowns': return `gelijk als ${[...(cause.needed > 0 ? [`${cause.needed} van ${cause.unknown} onbekenden anders vastgelegd waren`] : []), ...(cause.added > 0 ? [`${cause.added} van ${cause.undecided} twijfelgevallen meetelden`] : [])].join(' en ')}`;
    case 'not-recorded': return `hier niet te tellen, want niet vastgelegd: ${cause.missing.map(({ zib, element }) => (element === undefined ? zib : `${zib}.${element}`)).join(', ')}`;
  }
};

const english = (cause: Exclude<Cause, { kind: 'unexplained' }>): string => {
  switch (cause.reason) {
    case 'two-meanings': return `${cause.written} may mean two things here; read as ${cause.readAs} it is equal`;
    case 'fraction': return `${cause.written} is a fraction; as a percentage it is ${cause.percentage}%`;
    case 'swapped': return `numerator and denominator are swapped: here ${cause.numerator} of ${cause.denominator}`;
    case 'rounding': return `${cause.written} is ${cause.percentage}%, ${ways.en[cause.how]} to ${cause.decimals} decimals`;
    case 'choice': return 'chosen themes stand in campaigns of meervoud.json, and there it stands otherwise';
    case 'unknown-left-out': return `equal when the ${cause.unknown} unknown are not counted: the denominator is then ${cause.denominator}`;
    case 'population': return `another group was counted: denominator ${cause.delivered}, here ${cause.derived}`;
    case 'other-date': return `equal on another reference date: ${cause.referenceDate} (${showOutcome(asOutcome(cause), 'en')}, reporting year ${cause.reportingYear})`;
    case 'unknowns': return `equal if ${[...(cause.needed > 0 ? [`${cause.needed} of ${cause.unknown} unknown had been recorded otherwise`] : []), ...(cause.added > 0 ? [`${cause.added} of ${cause.undecided} undecided belonged`] : [])].join(' and ')}`;
    case 'not-recorded': return `cannot be counted here, because not on record: ${cause.missing.map(({ zib, element }) => (element === undefined ? zib : `${zib}.${element}`)).join(', ')}`;
  }
};

const asOutcome = ({ answer, counts }: Extract<Cause, { reason: 'other-date' }>) =>
  ({ kind: 'measured', answer, counts: counts ?? { numerator: 0, denominator: 0, unknown: 0 } }) as const;

export const causeKind = (kind: Cause['kind'], language: Language): string => kinds[language][kind];

/** A cause in words, with the numbers that show it. */
export const causeWords = (cause: Cause, language: Language): string => {
  if (cause.kind === 'unexplained') return language === 'nl' ? 'geen van onze verklaringen past' : 'none of our explanations fits';
  return language === 'nl' ? dutch(cause) : english(cause);
};
