import type { AnyExists, FieldTest } from '@meervoud/indicator';
import { type CalendarDate, earliest, isOnOrAfter, quartersOf, type Truth } from '@meervoud/kernel';
import { placesOf } from '@meervoud/zibs';
import type { DatedRecord } from './dated-record.ts';
import { bindFieldTest } from './field-test.ts';
import { type Condition, judgeAgreed, judgeAny } from './judge.ts';
import type { Moment } from './moment.ts';
import { bindHappened, bindNotEnded, bindStarted, bindTimeTest } from './time-test.ts';
import type { Evaluate, Verdict } from './verdict.ts';

/** "There is a record of this kind, at this time", for one place and day. */
export const bindExists = (exists: AnyExists, path: string, moment: Moment): Evaluate => {
  if (exists.latestOnly) return bindLatest(exists, path, moment);
  if (exists.when === 'each-quarter') return bindEachQuarter(exists, path, moment);
  const time: Condition = { path: `${path}.when`, holds: bindTimeTest(exists.exists, exists.when, moment) };
  const conditions = [...placeConditions(exists, path, moment), time, ...fieldConditions(exists, path, moment)];
  const absent = absentVerdict(exists, path, moment);
  const none: Verdict = absent.truth === false ? { truth: false, clause: path, records: [] } : absent;
  const started = bindStarted(exists.exists, moment);
  return ({ records }) => {
    const own = records[exists.exists];
    if (own === undefined) return none;
    const verdict = judgeAny(own, conditions, path);
    if (verdict.truth !== false || absent.truth === false) return verdict;
    if (own.some((record) => started(record) === true)) return verdict;
    return { ...absent, records: own.filter((record) => started(record) === 'unknown') };
  };
};

/** At least once in every quarter: the first quarter without decides. */
const bindEachQuarter = (exists: AnyExists, path: string, moment: Moment): Evaluate => {
  const others = [...placeConditions(exists, path, moment), ...fieldConditions(exists, path, moment)];
  const quarters = quartersOf(moment.reportingYear).map((quarter, index) => {
    const here = `${path}.when.quarter[${index + 1}]`;
    return { here, conditions: [{ path: here, holds: bindHappened(quarter) }, ...others] };
  });
  return ({ records }) => {
    const verdicts = quarters.map(({ here, conditions }) => judgeAny(records[exists.exists] ?? [], conditions, here));
    const missed = verdicts.find(({ truth }) => truth === false);
    if (missed) return missed.passed === 0 ? { ...missed, records: [] } : missed;
    const open = verdicts.find(({ truth }) => truth === 'unknown');
    return open ?? { truth: true, clause: path, records: [...new Set(verdicts.flatMap((verdict) => verdict.records))] };
  };
};

/**
 * The latest record on or before the reference date. With vague dates several may be it: they must agree. Where it is
 * open whether there is one at all, so must absence.
 */
const bindLatest = (exists: AnyExists, path: string, moment: Moment): Evaluate => {
  const running: Condition = { path: `${path}.when`, holds: bindNotEnded(exists.exists, moment) };
  const conditions = [...placeConditions(exists, path, moment), running, ...fieldConditions(exists, path, moment)];
  const absent = absentVerdict(exists, path, moment);
  const started = bindStarted(exists.exists, moment);
  return ({ records }) => {
    const own = records[exists.exists];
    if (own === undefined) return absent;
    const certain = own.filter((record) => started(record) === true);
    const vague = own.filter((record) => started(record) === 'unknown');
    if (certain.length + vague.length === 0) return absent;
    const verdict = judgeAgreed([...maybeLatest(certain), ...vague], conditions, path);
    if (certain.length > 0 || verdict.truth === absent.truth) return verdict;
    return { truth: 'unknown', clause: `${path}.when`, records: verdict.records };
  };
};

/** Those that no other record certainly comes after. */
const maybeLatest = (records: readonly DatedRecord[]): readonly DatedRecord[] => {
  const lower = records.reduce<CalendarDate | undefined>((highest, { from }) => {
    const first = from === undefined ? undefined : earliest(from);
    return first !== undefined && (highest === undefined || first > highest) ? first : highest;
  }, undefined);
  if (lower === undefined) return records;
  return records.filter(({ from }) => from === undefined || isOnOrAfter(from, lower) !== false);
};

const absentVerdict = ({ absent }: AnyExists, path: string, { settings }: Moment): Verdict => {
  const truth: Truth = typeof absent === 'object' && settings[absent.setting] === 'unknown' ? 'unknown' : false;
  return { truth, clause: typeof absent === 'object' ? `${path}.absent` : path, records: [] };
};

const placeConditions = ({ exists: zib, atThisLocation }: AnyExists, path: string, { location }: Moment): readonly Condition[] => {
  const hasPlace = zib in placesOf && 'location' in placesOf[zib as keyof typeof placesOf];
  if (!atThisLocation || location === null || !hasPlace) return [];
  return [{ path: `${path}.atThisLocation`, holds: (record) => record.location === location }];
};

const fieldConditions = ({ where }: AnyExists, path: string, { settings }: Moment): readonly Condition[] =>
  Object.entries((where ?? {}) as Readonly<Record<string, FieldTest<unknown>>>).map(([field, test]) => ({
    path: `${path}.where.${field}`, holds: bindFieldTest(field, test, settings),
  }));
