import { earliest, latest, PartialDate } from '@meervoud/kernel';
import { FhirRefusal } from './fhir-refusal.ts';

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;
const DAY_MS = 86_400_000;

/** The moments a search value stands for, in milliseconds: from `start` up to but not including `end`. */
const rangeOf = (text: string): { readonly start: number; readonly end: number } | undefined => {
  const match = DATE_TIME.exec(text);
  if (match) {
    const start = Date.parse(text);
    const isMinute = /T\d{2}:\d{2}(?:Z|[+-])/.test(text);
    return { start, end: start + (match[1] ? 1 : isMinute ? 60_000 : 1_000) };
  }
  const date = PartialDate.safeParse(text);
  return date.success
    ? { start: Date.parse(`${earliest(date.data)}T00:00:00Z`), end: Date.parse(`${latest(date.data)}T00:00:00Z`) + DAY_MS }
    : undefined;
};

/** Test of `_lastUpdated` with prefix `eq` (or none), `ge`, `gt`, `le` or `lt`; a date alone is a day in UTC. */
export const lastUpdatedTest = (value: string): ((lastUpdated: string) => boolean) => {
  const [, prefix = 'eq', text = ''] = /^(eq|ge|gt|le|lt)?(.*)$/s.exec(value) ?? [];
  const range = rangeOf(text);
  if (!range || Number.isNaN(range.start)) {
    const wanted = 'a date, or a date-time with a time zone (write + as %2B), after eq, ge, gt, le or lt';
    throw new FhirRefusal(400, 'value', `_lastUpdated wants ${wanted}`);
  }
  const { start, end } = range;
  const tests: Record<string, (moment: number) => boolean> = {
    eq: (moment) => moment >= start && moment < end,
    ge: (moment) => moment >= start,
    gt: (moment) => moment >= end,
    le: (moment) => moment < end,
    lt: (moment) => moment < start,
  };
  return (lastUpdated) => tests[prefix]?.(Date.parse(lastUpdated)) ?? false;
};
