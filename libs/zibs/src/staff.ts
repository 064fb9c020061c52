import { CalendarDate } from '@meervoud/kernel';
import { z } from 'zod';
import { clientZib } from './zib.ts';

/**
 * Kinds of agreement to work (werkovereenkomst; indicators.md §3.2). `bbl` is one for a fixed time; `agency` holds payroll too. Interns
 * and volunteers have an agreement and are no staff.
 */
export const ContractKind = z.enum(['permanent', 'temporary', 'bbl', 'on-call', 'hired', 'agency', 'internship', 'volunteer']);
export type ContractKind = z.infer<typeof ContractKind>;

/** Qualification levels, in the order of rows 2.1.1 to 2.1.9. */
export const QualificationLevel = z.enum(['1', '2', '3', '4', '5', '6', 'treatment', 'other', 'trainee']);
export type QualificationLevel = z.infer<typeof QualificationLevel>;

/** An amount as text, so that no float travels. */
const amount = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/);

/** About a member of staff, known by a pseudonym as a client is (`docs/adr/0003`), and never by the same one. */
const staffZib = clientZib;

/**
 * One agreement to work, for as long as its terms stay the same: other hours, another level or function is a next record of the same
 * `contract`. No zib: HR facts, for staff composition (indicators.md §3.2).
 */
export const StaffContract = staffZib('StaffContract', {
  /** Number of the agreement in the HR source. */
  contract: z.string().min(1),
  kind: ContractKind,
  /** Is the function one of a care worker (zorgverlener)? The provider says which are. */
  careFunction: z.boolean(),
  /** Absent: nobody says. That is unknown, in no level. */
  level: QualificationLevel.optional(),
  /** Hours a week that were agreed; an on-call agreement may have none. */
  weeklyHours: amount.optional(),
  start: CalendarDate,
  /** Last day; absent: it runs on. */
  end: CalendarDate.optional(),
});
export type StaffContract = z.infer<typeof StaffContract>;

/** Hours worked under an agreement in a period, both ends inclusive. */
export const WorkedHours = staffZib('WorkedHours', { contract: z.string().min(1), start: CalendarDate, end: CalendarDate, hours: amount });
export type WorkedHours = z.infer<typeof WorkedHours>;

/** From the first day of being absent to the last; why is not recorded further than this. */
export const SickReport = staffZib('SickReport', {
  cause: z.enum(['sickness', 'pregnancy-leave']),
  start: CalendarDate,
  /** Last day; absent: still ill. */
  end: CalendarDate.optional(),
  /** Per cent of the work that could not be done; absent: all of it (indicators.md §5.3). */
  percentage: amount.refine((text) => Number(text) <= 100, 'at most 100').optional(),
});
export type SickReport = z.infer<typeof SickReport>;
