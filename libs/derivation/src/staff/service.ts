import { addMonths, type CalendarDate } from '@meervoud/kernel';
import { type Fraction, times, whole } from '@meervoud/value';
import { QualificationLevel, type StaffContract } from '@meervoud/zibs';
import { bindExists } from '../exists.ts';
import type { Member } from '../verdict.ts';
import { contractsOf, covers, spanOf } from './contracts.ts';
import { type Adding, type Context, counted, nothing, type Share, summing } from './share.ts';

/** Persons with such a contract, at the time that the population says. */
export const headcount = ({ population, moment }: Context): Adding => {
  const hasOne = bindExists(population, 'amount', moment);
  return summing((member) => {
    const { truth, records } = hasOne(member);
    return truth === 'unknown' ? { ...nothing, open: true, records } : counted(truth ? 1 : 0, records);
  });
};

/** The mean of the persons with such a contract on the first and on the last day of the reporting year. */
export const meanHeadcount = (context: Context): Adding => summing((member) => {
  const contracts = askedOf(member, context);
  return meanOf([context.year.start, context.year.end].map((day) => contracts.filter((contract) => covers(contract, day))));
});

/** In service on the reference date and not a year before (`entered`), or the other way (`left`). */
export const moved = (context: Context, way: 'entered' | 'left'): Adding => summing((member) => {
  const [now = [], before = []] = datesOf(context).map((day) => inService(member, day, context));
  const [there, gone] = way === 'entered' ? [now, before] : [before, now];
  return counted(there.length > 0 && gone.length === 0 ? 1 : 0, there);
});

/** The mean of those in service on the reference date and a year before. */
export const meanInService = (context: Context): Adding =>
  summing((member) => meanOf(datesOf(context).map((day) => inService(member, day, context))));

/** Another level on the reference date than a year before; whose contract then has none is open. */
export const movedLevel = (context: Context): Adding => overLevels(context, ([now, before], records) =>
  counted(now !== undefined && before !== undefined && now !== before ? 1 : 0, records));

/** The mean of those with a level on both days. */
export const meanWithLevel = (context: Context): Adding => overLevels(context, (levels, records) =>
  meanOf(levels.map((level) => (level === undefined ? [] : records))));

const askedOf = (member: Member, { isAsked }: Context): readonly StaffContract[] => contractsOf(member).filter((contract) => isAsked(contract) === true);

const datesOf = ({ referenceDate }: Context): readonly CalendarDate[] => [referenceDate, addMonths(referenceDate, -12)];

/** The contracts of somebody in service on a day: service is from the first start to the last end. */
const inService = (member: Member, day: CalendarDate, context: Context): readonly StaffContract[] => {
  const contracts = askedOf(member, context);
  const span = spanOf(contracts);
  return span !== undefined && covers(span, day) ? contracts : [];
};

const HALF: Fraction = [1n, 2n];
const meanOf = (days: readonly (readonly StaffContract[])[]): Share => {
  const there = days.filter((contracts) => contracts.length > 0);
  return { amount: times(whole(there.length), HALF), open: false, records: [...new Set(there.flat())] };
};

const levels = QualificationLevel.options;

const overLevels = (context: Context, shareOf: (levels: readonly (QualificationLevel | undefined)[], records: readonly StaffContract[]) => Share): Adding =>
  summing((member) => {
    const onDays = datesOf(context).map((day) => askedOf(member, context).filter((contract) => covers(contract, day)));
    const unsaid = onDays.flatMap((contracts) => (contracts.every(({ level }) => level === undefined) ? contracts : []));
    const share = shareOf(onDays.map((contracts) => levels.find((level) => contracts.some((contract) => contract.level === level))), [...new Set(onDays.flat())]);
    return unsaid.length === 0 ? share : { ...share, open: true, records: [...new Set(unsaid)] };
  });
