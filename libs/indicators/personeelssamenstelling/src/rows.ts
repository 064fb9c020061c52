import { type AttestedIndicator, defineIndicator, type IndicatorDefinition, type IndicatorId } from '@meervoud/indicator';

interface Row {
  readonly id: IndicatorId;
  readonly number: string;
  readonly sort: number;
  readonly unit: IndicatorDefinition['unit'];
  readonly theme: string;
  readonly period: IndicatorDefinition['period'];
  readonly nl: string;
  readonly en: string;
}

/** Types of indicator are not in our sources: staff is structure. Titles are our own, short renderings of indicators.md §3.1. */
const shared = ({ nl, en, ...row }: Row) => ({
  ...row, type: 'Structuur', title: { nl, en }, obligation: 'mandatory', source: `indicators.md §3.1 row ${row.number}`,
} as const);

/** A figure that the HR source gives: a number, or so much of so much with its published rounding. */
const row = ({ answer, ...rest }: Row & { readonly answer: AttestedIndicator['answer'] }): IndicatorDefinition =>
  defineIndicator({ ...shared(rest), kind: 'attested', answer, rulings: answer === 'ratio' ? ['R11'] : [] });
const header = (rest: Row): IndicatorDefinition => defineIndicator({ ...shared(rest), kind: 'header', rulings: [] });

/** Staff in nursing homes, in published order; number 2.1.8. really has a trailing dot. */
export const rows: readonly IndicatorDefinition[] = [
  row({ answer: 'score', id: 'INID013486', number: '1.1', sort: 1, unit: 'Getal', theme: 'staff', period: 'reporting-year', nl: 'Aantal personeelsleden', en: 'Number of members of staff' }),
  row({ answer: 'score', id: 'INID013520', number: '1.2', sort: 2, unit: 'Getal', theme: 'staff', period: 'reporting-year', nl: 'Aantal fte', en: 'Number of full-time equivalents' }),
  row({ answer: 'ratio', id: 'INID013521', number: '1.3', sort: 3, unit: 'Percentage', theme: 'staff', period: 'last-day-of-year', nl: 'Arbeidsovereenkomsten voor bepaalde tijd', en: 'Temporary employment contracts' }),
  row({ answer: 'ratio', id: 'INID013522', number: '1.4', sort: 4, unit: 'Percentage', theme: 'staff', period: 'reporting-year', nl: 'Inzet van personeel niet in loondienst', en: 'Deployment of staff not on the payroll' }),
  row({ answer: 'ratio', id: 'INID013523', number: '1.5', sort: 5, unit: 'Percentage', theme: 'staff', period: 'reporting-year', nl: 'Kosten van personeel niet in loondienst', en: 'Cost of staff not on the payroll' }),
  row({ answer: 'ratio', id: 'INID013524', number: '1.6', sort: 6, unit: 'Getal', theme: 'staff', period: 'reporting-year', nl: 'Gemiddelde contractomvang (fte per personeelslid)', en: 'Mean contract size (fte per member of staff)' }),
  header({ id: 'INID013525', number: '2.1', sort: 7, unit: 'Subindicator', theme: 'mix', period: 'reporting-year', nl: 'Verdeling over kwalificatieniveaus', en: 'Mix of qualification levels' }),
  row({ answer: 'ratio', id: 'INID013534', number: '2.1.1', sort: 8, unit: 'Percentage', theme: 'mix', period: 'reporting-year', nl: 'Zorg en welzijn, niveau 1', en: 'Care and welfare, level 1' }),
  row({ answer: 'ratio', id: 'INID013535', number: '2.1.2', sort: 9, unit: 'Percentage', theme: 'mix', period: 'reporting-year', nl: 'Zorg en welzijn, niveau 2', en: 'Care and welfare, level 2' }),
  row({ answer: 'ratio', id: 'INID013536', number: '2.1.3', sort: 10, unit: 'Percentage', theme: 'mix', period: 'reporting-year', nl: 'Zorg en welzijn, niveau 3', en: 'Care and welfare, level 3' }),
  row({ answer: 'ratio', id: 'INID013537', number: '2.1.4', sort: 11, unit: 'Percentage', theme: 'mix', period: 'reporting-year', nl: 'Zorg en welzijn, niveau 4', en: 'Care and welfare, level 4' }),
  row({ answer: 'ratio', id: 'INID013538', number: '2.1.5', sort: 12, unit: 'Percentage', theme: 'mix', period: 'reporting-year', nl: 'Zorg en welzijn, niveau 5', en: 'Care and welfare, level 5' }),
  row({ answer: 'ratio', id: 'INID013539', number: '2.1.6', sort: 13, unit: 'Percentage', theme: 'mix', period: 'reporting-year', nl: 'Zorg en welzijn, niveau 6', en: 'Care and welfare, level 6' }),
  row({ answer: 'ratio', id: 'INID013540', number: '2.1.7', sort: 14, unit: 'Percentage', theme: 'mix', period: 'reporting-year', nl: 'Behandelaren en (para)medisch personeel', en: 'Therapists and (para)medical staff' }),
  row({ answer: 'ratio', id: 'INID013541', number: '2.1.8.', sort: 15, unit: 'Percentage', theme: 'mix', period: 'reporting-year', nl: 'Overig zorgpersoneel', en: 'Other care staff' }),
  row({ answer: 'ratio', id: 'INID013542', number: '2.1.9', sort: 16, unit: 'Percentage', theme: 'mix', period: 'reporting-year', nl: 'Leerlingen', en: 'Trainees in employment' }),
  row({ answer: 'score', id: 'INID013526', number: '2.2', sort: 17, unit: 'Getal', theme: 'mix', period: 'reporting-year', nl: 'Aantal stagiairs', en: 'Number of interns' }),
  row({ answer: 'score', id: 'INID013527', number: '2.3', sort: 18, unit: 'Getal', theme: 'mix', period: 'reporting-year', nl: 'Aantal vrijwilligers', en: 'Number of volunteers' }),
  row({ answer: 'ratio', id: 'INID013528', number: '3.1', sort: 19, unit: 'Percentage', theme: 'absence', period: 'reporting-year', nl: 'Ziekteverzuim', en: 'Sickness absence' }),
  row({ answer: 'ratio', id: 'INID013529', number: '3.2', sort: 20, unit: 'Getal', theme: 'absence', period: 'reporting-year', nl: 'Verzuimfrequentie', en: 'Frequency of absence' }),
  row({ answer: 'ratio', id: 'INID013530', number: '4.1', sort: 21, unit: 'Percentage', theme: 'flow', period: 'last-day-of-year', nl: 'Instroom', en: 'Inflow' }),
  row({ answer: 'ratio', id: 'INID013531', number: '4.2', sort: 22, unit: 'Percentage', theme: 'flow', period: 'last-day-of-year', nl: 'Uitstroom', en: 'Outflow' }),
  row({ answer: 'ratio', id: 'INID013532', number: '4.3', sort: 23, unit: 'Percentage', theme: 'flow', period: 'last-day-of-year', nl: 'Doorstroom naar een ander niveau', en: 'Moves to another level' }),
  row({ answer: 'ratio', id: 'INID013533', number: '5.1', sort: 24, unit: 'Getal', theme: 'ratio', period: 'reporting-year', nl: 'Fte per cliënt', en: 'Full-time equivalents per client' }),
];
