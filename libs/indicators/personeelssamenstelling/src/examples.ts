import type { Example } from '@meervoud/indicator';
import type { QualificationLevel } from '@meervoud/zibs';
import { contract, hours, ill } from './contracts.ts';
import { example } from './row.ts';

type Examples = readonly [Example, ...Example[]];

const outsideCare = example('Geen zorgfunctie: telt niet mee', 'No care function: not counted', [contract({ careFunction: false })], 'not-in-population');
const volunteer = example('Een vrijwilliger is geen personeel', 'A volunteer is no staff', [contract({ kind: 'volunteer' })], 'not-in-population');
const agencyWorker = example('Een uitzendkracht is niet in loondienst', 'An agency worker is not on the payroll', [contract({ kind: 'agency' })], 'not-in-population');

export const ofPersons: Examples = [
  example('Het hele jaar in dienst', 'In service all year', [contract()], 'yes'),
  example('In dienst tot en met 1 januari', 'In service until 1 January', [contract({ end: '2021-01-01' })], 'yes'),
  example('Een dag eerder uit dienst: telt niet mee', 'Left a day earlier: not counted', [contract({ end: '2020-12-31' })], 'not-in-population'),
  outsideCare, volunteer, agencyWorker,
];

export const ofFte: Examples = [
  example('Gewerkte uren in het jaar', 'Hours worked in the year', [contract(), hours()], 'yes'),
  example('Alleen uren van een ander jaar', 'Hours of another year only', [contract(), hours({ start: '2020-03-01', end: '2020-03-31' })], 'no'),
  example('Uren over de jaarwisseling: niet te verdelen', 'Hours over the end of the year: cannot be divided', [contract(), hours({ start: '2021-12-20', end: '2022-01-09' })], 'unknown'),
  example('Uren bij een overeenkomst die er niet is', 'Hours of a contract that is not there', [contract(), hours({ contract: '2' })], 'unknown'),
  outsideCare,
];

export const ofExternal: Examples = [
  example('Uren van een uitzendkracht', 'Hours of an agency worker', [contract({ kind: 'agency' }), hours()], 'yes'),
  example('Uren van een zzp’er', 'Hours of a freelancer', [contract({ kind: 'hired' }), hours()], 'yes'),
  example('Uren van iemand in loondienst', 'Hours of somebody on the payroll', [contract(), hours()], 'no'),
  volunteer,
];

export const ofFixedTime: Examples = [
  example('Voor bepaalde tijd', 'For a fixed time', [contract({ kind: 'temporary' })], 'yes'),
  example('Een bbl-leerling heeft een overeenkomst voor bepaalde tijd', 'A bbl trainee has a contract for a fixed time', [contract({ kind: 'bbl' })], 'yes'),
  example('Voor onbepaalde tijd', 'Without end', [contract()], 'no'),
  example('Een oproepkracht, zoals het is ingesteld', 'On call, as it is set', [contract({ kind: 'on-call' })], 'not-in-population'),
  { ...example('Een oproepkracht, anders ingesteld', 'On call, set otherwise', [contract({ kind: 'on-call' })], 'no'), settings: { onCallInEmployment: 'count' } },
  example('Voor de peildatum uit dienst: telt niet mee', 'Left before the reference date: not counted', [contract({ kind: 'temporary', end: '2021-12-30' })], 'not-in-population'),
];

/** Of one level; the others are no, and what is not said is unknown. */
export const ofLevel = (level: QualificationLevel): Examples => [
  example('Uren op dit niveau', 'Hours at this level', [contract({ level }), hours()], 'yes'),
  example('Uren op een ander niveau', 'Hours at another level', [contract({ level: level === '1' ? '2' : '1' }), hours()], 'no'),
  example('Niveau niet vastgelegd', 'Level not on record', [contract({ level: undefined }), hours()], 'unknown'),
  example('Niveau veranderde midden in de gewerkte periode', 'The level changed within the period worked', [
    contract({ level, end: '2021-03-15' }), contract({ level: level === '1' ? '2' : '1', start: '2021-03-16' }), hours(),
  ], 'unknown'),
  outsideCare,
];

export const ofInterns: Examples = [
  example('Stage in het jaar', 'Internship in the year', [contract({ kind: 'internship', careFunction: false })], 'yes'),
  example('In dienst is geen stage', 'Employment is no internship', [contract()], 'not-in-population'),
  example('Stage eindigde het jaar ervoor', 'Internship ended the year before', [contract({ kind: 'internship', end: '2020-12-31' })], 'not-in-population'),
];
export const ofVolunteers: Examples = [
  example('Vrijwilliger in het jaar', 'Volunteer in the year', [contract({ kind: 'volunteer', careFunction: false })], 'yes'),
  example('In dienst is geen vrijwilligerswerk', 'Employment is no volunteering', [contract()], 'not-in-population'),
];

const noHours = contract({ kind: 'on-call', weeklyHours: undefined });
export const ofAbsence: Examples = [
  example('Een week ziek', 'A week ill', [contract(), ill()], 'yes'),
  example('Ziek sinds twee jaar, en nog steeds', 'Ill for two years, and still', [contract(), ill({ start: '2019-05-01', end: undefined })], 'yes'),
  example('Niet ziek', 'Not ill', [contract()], 'no'),
  example('Zwangerschapsverlof is geen ziekte', 'Pregnancy leave is no sickness', [contract(), ill({ cause: 'pregnancy-leave' })], 'no'),
  example('Zonder uren per week, in dagen gerekend', 'Without hours a week, counted in days', [noHours, ill()], 'yes'),
  { ...example('Zonder uren per week, in uren gerekend', 'Without hours a week, counted in hours', [noHours, ill()], 'unknown'), settings: { sicknessAbsence: 'hours' } },
  agencyWorker,
];

export const ofReports: Examples = [
  example('Ziekmelding begon in het jaar', 'The report began in the year', [contract(), ill()], 'yes'),
  example('Ziekmelding begon het jaar ervoor', 'The report began the year before', [contract(), ill({ start: '2020-12-31' })], 'no'),
  example('Zwangerschapsverlof is geen ziekmelding', 'Pregnancy leave is no sick report', [contract(), ill({ cause: 'pregnancy-leave' })], 'no'),
  outsideCare,
];

export const ofInflow: Examples = [
  example('In dienst gekomen in het jaar voor de peildatum', 'Came in the year before the reference date', [contract({ start: '2021-06-01' })], 'yes'),
  example('Al langer in dienst', 'In service for longer', [contract()], 'no'),
  example('Een nieuwe overeenkomst van wie al in dienst was', 'A new contract of somebody in service', [contract({ end: '2021-05-31' }), contract({ contract: '2', start: '2021-06-01' })], 'no'),
  outsideCare,
];
export const ofOutflow: Examples = [
  example('Uit dienst gegaan in het jaar voor de peildatum', 'Left in the year before the reference date', [contract({ end: '2021-12-30' })], 'yes'),
  example('Laatste dag op de peildatum: nog in dienst', 'Last day on the reference date: still in service', [contract({ end: '2021-12-31' })], 'no'),
  example('Nog in dienst', 'Still in service', [contract()], 'no'),
  outsideCare,
];
export const ofMoves: Examples = [
  example('Van niveau 2 naar niveau 3', 'From level 2 to level 3', [contract({ level: '2', end: '2021-08-31' }), contract({ level: '3', start: '2021-09-01' })], 'yes'),
  example('Zelfde niveau', 'The same level', [contract()], 'no'),
  example('Pas in dienst: geen ander niveau', 'New in service: no other level', [contract({ start: '2021-06-01' })], 'no'),
  example('Niveau niet vastgelegd', 'Level not on record', [contract({ level: undefined })], 'unknown'),
];
