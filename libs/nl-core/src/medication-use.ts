import { defineMapping, FhirConcept, FhirDate, FhirReference, hasCode, type Join, type Reading, Unusable, type ZibMapping } from '@meervoud/adapter-sdk';
import { addDays, CalendarDate, type PartialDate, partialDate } from '@meervoud/kernel';
import type { MedicationUse, PsychotropicGroup } from '@meervoud/zibs';
import { z } from 'zod';
import { cyclicalSchedules, durations, medicationUseCategory, stopTypes } from './codes/medication.ts';
import { tokens } from './codes/systems.ts';
import { extensionsAt } from './extension.ts';
import type { FhirVersion } from './fhir-version.ts';
import { groupsOfMedication, psychotropicGroupsOf } from './psychotropic-group.ts';

const product: Join = { element: 'medicationReference', resourceType: 'Medication', include: 'MedicationStatement:medication' };

const Statement = z.object({
  status: z.string(),
  /** STU3 only, and required there. */
  taken: z.string().optional(),
  subject: FhirReference.optional(),
  medicationCodeableConcept: FhirConcept.optional(),
  medicationReference: FhirReference.optional(),
  effectiveDateTime: FhirDate,
  effectivePeriod: z.object({ start: FhirDate, end: FhirDate, extension: z.unknown().optional() }).optional(),
  modifierExtension: z.unknown().optional(),
});
type Statement = z.infer<typeof Statement>;

/**
 * zib MedicationUse2: mp-MedicationUse2 in R4, zib-MedicationUse in STU3 (zibs.md §2.4). The product becomes its psychotropic group and
 * nothing else; a product in several groups gives a record for each. One that cannot be classified is a record without a group, and a
 * finding: it is never left out.
 */
export const medicationUse = (version: FhirVersion): ZibMapping => defineMapping({
  zib: 'MedicationUse',
  resourceType: 'MedicationStatement',
  search: [`MedicationStatement?category=${tokens(medicationUseCategory[version])}`],
  recognise: ({ category }) => hasCode(medicationUseCategory[version], category),
  joins: [product],
  modifierExtensions: [...stopTypes, ...cyclicalSchedules],
  reads: Statement,
  map: (statement, read) => {
    const { start, end } = periodOf(statement, read);
    requireTellingStatus(statement, end, read);
    const taken = takenIn[version](statement);
    const common = { subject: read.subject(statement.subject, 'subject'), taken, start, end };
    const groups = groupsOf(statement, read);
    return groups.length === 0 ? { ...common, psychotropicGroup: undefined } : groups.map((psychotropicGroup) => ({ ...common, psychotropicGroup }));
  },
});

const running = ['active', 'not-taken', 'unknown'];

/**
 * A stop, or a status that says "no longer", tells until when, or cannot be used: for what was stopped earlier than it was meant to be,
 * a planned duration is no end. It never counts as use that goes on.
 */
const requireTellingStatus = ({ status, effectivePeriod, modifierExtension }: Statement, end: PartialDate | undefined, read: Reading): void => {
  const isStop = stopTypes.some((url) => extensionsAt(modifierExtension, url).length > 0);
  if (isStop && status !== 'entered-in-error' && effectivePeriod?.end === undefined) throw new Unusable('stop-not-linked', 'modifierExtension');
  const lasted = { completed: end, stopped: effectivePeriod?.end, 'on-hold': effectivePeriod?.end };
  read.status(status, [...running, ...Object.entries(lasted).flatMap(([over, until]) => (until === undefined ? [] : [over]))]);
};

const takenIn: Readonly<Record<FhirVersion, (statement: Statement) => MedicationUse['taken']>> = {
  '4.0.1': ({ status }) => (status === 'unknown' ? undefined : status !== 'not-taken'),
  '3.0.2': ({ taken = 'unk' }) => {
    if (!['y', 'n', 'unk', 'na'].includes(taken)) throw new Unusable('unknown-code', 'taken');
    return taken === 'y' ? true : taken === 'n' ? false : undefined;
  },
};

/** From its start until its end, or for as long as it was meant: of 30 days the first day is one. A date alone is a use on that day. */
const periodOf = ({ effectiveDateTime: day, effectivePeriod }: Statement, read: Reading) => {
  if (day !== undefined) return { start: day, end: day };
  const { start, end } = read.period(effectivePeriod, 'effectivePeriod');
  return { start, end: end ?? lastDayOf(start, effectivePeriod?.extension, read) };
};

const Duration = z.object({ value: z.int().min(1).max(36_500), code: z.enum(['d', 'wk']) });

const lastDayOf = (start: PartialDate | undefined, extension: unknown, read: Reading): PartialDate | undefined => {
  const given = durations.flatMap((url) => extensionsAt(extension, url))[0]?.['valueDuration'];
  if (given === undefined) return undefined;
  const [duration, first] = [Duration.safeParse(given), CalendarDate.safeParse(start)];
  if (duration.success && first.success) return partialDate(addDays(first.data, duration.data.value * (duration.data.code === 'wk' ? 7 : 1) - 1));
  read.finding('code-ignored', 'effectivePeriod.extension');
  return undefined;
};

const groupsOf = ({ medicationCodeableConcept, medicationReference }: Statement, read: Reading): readonly PsychotropicGroup[] => {
  const path = medicationReference === undefined ? 'medicationCodeableConcept' : 'medicationReference';
  const referred = read.joined(medicationReference, path);
  const groups = referred === undefined ? psychotropicGroupsOf(medicationCodeableConcept) : groupsOfMedication(referred);
  const isToldAlready = medicationReference?.reference !== undefined && referred === undefined;
  if (groups.length === 0 && !isToldAlready) read.finding('not-classifiable', path);
  return groups;
};
