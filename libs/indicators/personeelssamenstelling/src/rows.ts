import type { IndicatorDefinition, IndicatorId } from '@meervoud/indicator';
import type { QualificationLevel } from '@meervoud/zibs';
import { allStaff, contracts, employment, forFixedTime, fromOutside, inFte, ofKinds, onPayroll, onPayrollOnly } from './contracts.ts';
import {
  ofAbsence, ofExternal, ofFixedTime, ofFte, ofInflow, ofInterns, ofLevel, ofMoves, ofOutflow, ofPersons, ofReports, ofVolunteers,
} from './examples.ts';
import { counted, header, stated } from './row.ts';

const persons = { of: 'persons' } as const;
const fte = { of: 'fte' } as const;

const staff: readonly IndicatorDefinition[] = [
  counted({
    id: 'INID013486', number: '1.1', sort: 1, unit: 'Getal', theme: 'staff', period: 'reporting-year', nl: 'Aantal personeelsleden', en: 'Number of members of staff',
    population: contracts(onPayroll), amount: persons, rulings: ['S4'], examples: ofPersons,
  }),
  counted({
    id: 'INID013520', number: '1.2', sort: 2, unit: 'Getal', theme: 'staff', period: 'reporting-year', nl: 'Aantal fte', en: 'Number of full-time equivalents',
    population: contracts(inFte), amount: fte, rulings: ['S6'], examples: ofFte,
  }),
  counted({
    id: 'INID013521', number: '1.3', sort: 3, unit: 'Percentage', theme: 'staff', period: 'last-day-of-year', nl: 'Arbeidsovereenkomsten voor bepaalde tijd', en: 'Temporary employment contracts',
    population: contracts(employment, 'on-reference-date'), amount: { of: 'headcount', where: forFixedTime }, per: { of: 'headcount' }, rulings: ['R3', 'S7'], examples: ofFixedTime,
  }),
  counted({
    id: 'INID013522', number: '1.4', sort: 4, unit: 'Percentage', theme: 'staff', period: 'reporting-year', nl: 'Inzet van personeel niet in loondienst', en: 'Deployment of staff not on the payroll',
    population: contracts(allStaff), amount: { of: 'fte', where: fromOutside }, per: fte, rulings: ['S6'], examples: ofExternal,
  }),
  stated({ answer: 'ratio', id: 'INID013523', number: '1.5', sort: 5, unit: 'Percentage', theme: 'staff', period: 'reporting-year', nl: 'Kosten van personeel niet in loondienst', en: 'Cost of staff not on the payroll' }),
  counted({
    id: 'INID013524', number: '1.6', sort: 6, unit: 'Getal', theme: 'staff', period: 'reporting-year', nl: 'Gemiddelde contractomvang (fte per personeelslid)', en: 'Mean contract size (fte per member of staff)',
    // 1.2 divided by 1.1, so that all three agree whatever is set
    population: contracts(inFte), amount: fte, per: { of: 'persons', where: onPayrollOnly }, rulings: ['S4', 'S6'], examples: ofFte,
  }),
];

const levels: readonly (readonly [level: QualificationLevel, number: string, nl: string, en: string])[] = [
  ['1', '2.1.1', 'Zorg en welzijn, niveau 1', 'Care and welfare, level 1'], ['2', '2.1.2', 'Zorg en welzijn, niveau 2', 'Care and welfare, level 2'],
  ['3', '2.1.3', 'Zorg en welzijn, niveau 3', 'Care and welfare, level 3'], ['4', '2.1.4', 'Zorg en welzijn, niveau 4', 'Care and welfare, level 4'],
  ['5', '2.1.5', 'Zorg en welzijn, niveau 5', 'Care and welfare, level 5'], ['6', '2.1.6', 'Zorg en welzijn, niveau 6', 'Care and welfare, level 6'],
  ['treatment', '2.1.7', 'Behandelaren en (para)medisch personeel', 'Therapists and (para)medical staff'],
  // its number really has a trailing dot
  ['other', '2.1.8.', 'Overig zorgpersoneel', 'Other care staff'], ['trainee', '2.1.9', 'Leerlingen', 'Trainees in employment'],
];
const FIRST_LEVEL = 13_534;

const mix: readonly IndicatorDefinition[] = [
  header({ id: 'INID013525', number: '2.1', sort: 7, unit: 'Subindicator', theme: 'mix', period: 'reporting-year', nl: 'Verdeling over kwalificatieniveaus', en: 'Mix of qualification levels' }),
  ...levels.map(([level, number, nl, en], at) => counted({
    id: `INID0${FIRST_LEVEL + at}` as IndicatorId, number, sort: 8 + at, unit: 'Percentage', theme: 'mix', period: 'reporting-year', nl, en,
    population: contracts(inFte), amount: { of: 'fte', where: { level: { anyOf: [level] } } }, per: fte, rulings: ['S6'], examples: ofLevel(level),
  })),
  counted({
    id: 'INID013526', number: '2.2', sort: 17, unit: 'Getal', theme: 'mix', period: 'reporting-year', nl: 'Aantal stagiairs', en: 'Number of interns',
    population: contracts(ofKinds(['internship'])), amount: { of: 'headcount' }, rulings: [], examples: ofInterns,
  }),
  counted({
    id: 'INID013527', number: '2.3', sort: 18, unit: 'Getal', theme: 'mix', period: 'reporting-year', nl: 'Aantal vrijwilligers', en: 'Number of volunteers',
    population: contracts(ofKinds(['volunteer'])), amount: { of: 'headcount' }, rulings: [], examples: ofVolunteers,
  }),
];

const absence: readonly IndicatorDefinition[] = [
  counted({
    id: 'INID013528', number: '3.1', sort: 19, unit: 'Percentage', theme: 'absence', period: 'reporting-year', nl: 'Ziekteverzuim', en: 'Sickness absence',
    population: contracts(onPayroll), amount: { of: 'sick-time' }, per: { of: 'contract-time' }, rulings: ['S5'], examples: ofAbsence,
  }),
  counted({
    id: 'INID013529', number: '3.2', sort: 20, unit: 'Getal', theme: 'absence', period: 'reporting-year', nl: 'Verzuimfrequentie', en: 'Frequency of absence',
    population: contracts(onPayroll), amount: { of: 'sick-reports' }, per: { of: 'mean-headcount' }, rulings: [], examples: ofReports,
  }),
];

const flow: readonly IndicatorDefinition[] = [
  counted({
    id: 'INID013530', number: '4.1', sort: 21, unit: 'Percentage', theme: 'flow', period: 'last-day-of-year', nl: 'Instroom', en: 'Inflow',
    population: contracts(onPayroll, 'always'), amount: { of: 'entered' }, per: { of: 'mean-in-service' }, rulings: ['R3'], examples: ofInflow,
  }),
  counted({
    id: 'INID013531', number: '4.2', sort: 22, unit: 'Percentage', theme: 'flow', period: 'last-day-of-year', nl: 'Uitstroom', en: 'Outflow',
    population: contracts(onPayroll, 'always'), amount: { of: 'left' }, per: { of: 'mean-in-service' }, rulings: ['R3'], examples: ofOutflow,
  }),
  counted({
    id: 'INID013532', number: '4.3', sort: 23, unit: 'Percentage', theme: 'flow', period: 'last-day-of-year', nl: 'Doorstroom naar een ander niveau', en: 'Moves to another level',
    population: contracts(onPayroll, 'always'), amount: { of: 'moved-level' }, per: { of: 'mean-with-level' }, rulings: ['R3'], examples: ofMoves,
  }),
];

/** Staff in nursing homes, in published order. 1.5 needs costs, and 5.1 clients at a time that no public source says: they are stated. */
export const rows: readonly IndicatorDefinition[] = [
  ...staff, ...mix, ...absence, ...flow,
  stated({ answer: 'ratio', id: 'INID013533', number: '5.1', sort: 24, unit: 'Getal', theme: 'ratio', period: 'reporting-year', nl: 'Fte per cliënt', en: 'Full-time equivalents per client' }),
];
