import { day, decimal, key, oneOf, staffMember, yesNo } from '../cells.ts';
import { defineZibSheet, filled, present, RowProblem } from '../sheet.ts';
import { ownKey } from './own-key.ts';

const person = filled(['medewerker', 'personeelsnummer', 'medewerkernummer'], staffMember,
  'nummer van de medewerker in het HR-systeem (geen naam, geen BSN); wordt bij het lezen een pseudoniem',
  'number of the member of staff in the HR system (no name, no BSN); becomes a pseudonym while reading');
const contract = filled(['overeenkomst', 'contract', 'contractnummer', 'overeenkomstnummer'], key, 'nummer van de overeenkomst', 'number of the contract');
const start = filled(['begindatum', 'begin', 'van', 'startdatum', 'ingangsdatum'], day, 'eerste dag', 'first day');
const endOr = (nl: string, en: string) => present(['einddatum', 'einde', 'tot en met', 't/m'], day, `laatste dag; leeg ${nl}`, `last day; empty ${en}`);

/** No client's id has a colon, so that a member of staff and a client of one number never share a pseudonym. */
const inStaff = (number: string): string => `staff:${number}`;

/** A period that ends before it starts would count as no time at all, or less. */
const inOrder = (from: string, until: string | undefined): void => {
  if (until !== undefined && until < from) throw new RowProblem('period-reversed', 'end');
};

const kinds = {
  onbepaald: 'permanent', 'onbepaalde tijd': 'permanent', bepaald: 'temporary', 'bepaalde tijd': 'temporary', bbl: 'bbl', leerarbeid: 'bbl',
  oproep: 'on-call', 'nul uren': 'on-call', 'min-max': 'on-call', inhuur: 'hired', zzp: 'hired', uitzend: 'agency', payroll: 'agency', stage: 'internship', vrijwilliger: 'volunteer',
} as const;
const levels = {
  1: '1', 2: '2', 3: '3', 4: '4', 5: '5', 6: '6', behandelaar: 'treatment', paramedisch: 'treatment', overig: 'other', leerling: 'trainee',
} as const;

/** Agreements to work, on the payroll or not: StaffContract. */
export const contractsSheet = defineZibSheet('StaffContract', {
  name: 'overeenkomsten',
  about: {
    nl: 'overeenkomsten met personeel, stagiairs en vrijwilligers; een andere omvang, functie of niveau is een nieuwe rij met hetzelfde nummer',
    en: 'contracts of staff, interns and volunteers; other hours, another function or level is a new row with the same number',
  },
  columns: {
    id: ownKey,
    person, contract,
    kind: filled(['soort', 'soort overeenkomst'], oneOf(kinds), 'soort overeenkomst', 'kind of contract'),
    careFunction: filled(['zorgfunctie', 'zorgverlener'], yesNo, 'is de functie een zorgfunctie', 'is the function a care function'),
    level: present(['niveau', 'kwalificatieniveau'], oneOf(levels), 'kwalificatieniveau; leeg als het niet bekend is', 'qualification level; empty when not known'),
    weeklyHours: present(['uren per week', 'contracturen'], decimal, 'uren per week; leeg als die niet zijn afgesproken', 'hours a week; empty when not agreed'),
    start, end: endOr('zolang de overeenkomst loopt', 'while the contract runs'),
  },
  unique: 'id',
  toRow: ({ id, person: number, ...fields }) => {
    inOrder(fields.start, fields.end);
    return { id, fields: (pseudonym) => ({ subject: pseudonym(inStaff(number)), ...fields }) };
  },
});

/** Hours worked under an agreement, by month or by any other period within a year: WorkedHours. */
export const workedHoursSheet = defineZibSheet('WorkedHours', {
  name: 'gewerkte-uren',
  about: { nl: 'gewerkte uren per overeenkomst, bijvoorbeeld per maand', en: 'hours worked per contract, such as per month' },
  columns: {
    id: ownKey,
    person, contract, start,
    end: filled(['einddatum', 'einde', 'tot en met', 't/m'], day, 'laatste dag, in hetzelfde jaar', 'last day, in the same year'),
    hours: filled(['uren', 'gewerkte uren'], decimal, 'gewerkte uren in die periode', 'hours worked in that period'),
  },
  unique: 'id',
  toRow: ({ id, person: number, ...fields }) => {
    inOrder(fields.start, fields.end);
    return { id, fields: (pseudonym) => ({ subject: pseudonym(inStaff(number)), ...fields }) };
  },
});

/** Reports of being ill, and leave around pregnancy and birth: SickReport. Of an illness nothing else has a column. */
export const sickReportsSheet = defineZibSheet('SickReport', {
  name: 'ziekmeldingen',
  about: { nl: 'ziekmeldingen, en verlof rond zwangerschap en bevalling', en: 'sick reports, and leave around pregnancy and birth' },
  columns: {
    id: ownKey,
    person,
    cause: filled(['reden', 'soort'], oneOf({ ziekte: 'sickness', ziek: 'sickness', zwangerschapsverlof: 'pregnancy-leave', bevallingsverlof: 'pregnancy-leave' }),
      'ziekte, of verlof rond zwangerschap en bevalling', 'sickness, or leave around pregnancy and birth'),
    start, end: endOr('zolang iemand ziek is', 'while somebody is ill'),
    percentage: present(['percentage', 'ziektepercentage'], decimal, 'deel dat iemand ziek is, in procenten; leeg is 100', 'part that somebody is ill, in per cent; empty is 100'),
  },
  unique: 'id',
  toRow: ({ id, person: number, ...fields }) => {
    inOrder(fields.start, fields.end);
    if (fields.percentage !== undefined && Number(fields.percentage) > 100) throw new RowProblem('not-a-number', 'percentage');
    return { id, fields: (pseudonym) => ({ subject: pseudonym(inStaff(number)), ...fields }) };
  },
});
