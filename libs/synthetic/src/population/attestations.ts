import type { Attestation, AttestedAnswer } from '@meervoud/indicator';
import { Instant } from '@meervoud/kernel';
import { setOf } from './house.ts';
import { rowsOf } from '../truth/rows.ts';

/**
 * What named persons state (R8). De Wielewaal states its ward rows instead of recording meetings and never answered 4.3b;
 * Het Anker answered 4.2b twice, and the later answer counts.
 */
export const attestationsOf = (reportingYear: number): readonly Attestation[] => {
  const state = (location: string | undefined, indicator: string, answer: AttestedAnswer, monthDay = '02-20'): Attestation => ({
    set: setOf(reportingYear),
    reportingYear,
    ...(location && { location }),
    indicator,
    answer,
    by: 'kwaliteitsmedewerker',
    at: Instant.parse(`${reportingYear + 1}-${monthDay}T10:00:00.000Z`),
  });
  const text = (content: string): AttestedAnswer => ({ type: 'text', text: content });
  const stated = [
    state(undefined, 'INID010008', { type: 'url', url: `https://www.maasoever.example/kwaliteitsverslag-${reportingYear}` }),
    state('de-linde', 'INID014317', text('Elke bewoner loopt vrij door huis en tuin, in een leefcirkel die past.')),
    state('de-linde', 'INID013381', { type: 'proportion', numerator: 23, denominator: 31 }),
    state('de-linde', 'INID013384', { type: 'count', count: 64 }),
    state('het-anker', 'INID014315', text('Wij evalueren maatregelen elke maand.'), '02-01'),
    state('het-anker', 'INID014315', text('Wij bespreken elke maatregel maandelijks en zoeken een alternatief.')),
    state('het-anker', 'INID013382', { type: 'proportion', numerator: 17, denominator: 24 }),
    state('het-anker', 'INID013385', text('De meting viel samen met een verbouwing.')),
    state('de-wielewaal', 'INID014309', { type: 'proportion', numerator: 3, denominator: 4 }),
    state('de-wielewaal', 'INID014310', { type: 'proportion', numerator: 2, denominator: 3 }),
    state('de-wielewaal', 'INID014477', { type: 'score', score: '8.4' }),
    state('klein-elzenhof', 'INID014315', text('In een huis van acht kent iedereen elkaar; wij beginnen bij nabijheid.')),
    state(undefined, 'MV-kwaliteitsbeeld-1', { type: 'yes-no', value: true }),
    state(undefined, 'MV-kwaliteitsbeeld-2', { type: 'url', url: `https://www.maasoever.example/kwaliteitsbeeld-${reportingYear}` }),
    state('de-wielewaal', 'INID013308', { type: 'proportion', numerator: 3, denominator: 4 }),
    state('de-wielewaal', 'INID013310', { type: 'proportion', numerator: 2, denominator: 3 }),
    state(undefined, 'MV-basisveiligheid-B1', text('Elke medewerker oefent elk jaar het ontruimen.')),
    state('de-linde', 'MV-basisveiligheid-I1', text('Wij werken met schone handen en bespreken elke uitbraak.')),
    state('het-anker', 'INID013326', text('Wij zetten bij één bewoner de schoenen weg.')),
  ];
  const asked = new Set<string>(rowsOf(reportingYear).map(({ id }) => id));
  return stated.filter(({ indicator }) => asked.has(indicator));
};
