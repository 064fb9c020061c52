import type { Criterion } from '@meervoud/indicator';
import { not } from '@meervoud/kernel';
import { bindExists } from './exists.ts';
import type { Moment } from './moment.ts';
import type { Evaluate, Verdict } from './verdict.ts';

/** A criterion as a closure for one place and day; `path` is how evidence names it. */
export const bindCriterion = (criterion: Criterion, path: string, moment: Moment): Evaluate => {
  if ('all' in criterion) return bindAll(criterion.all.map((term, at) => bindCriterion(term, `${path}.all[${at}]`, moment)), path);
  if ('any' in criterion) return bindAny(criterion.any.map((term, at) => bindCriterion(term, `${path}.any[${at}]`, moment)), path);
  if ('not' in criterion) {
    const inner = bindCriterion(criterion.not, `${path}.not`, moment);
    return (member) => {
      const verdict = inner(member);
      return { ...verdict, truth: not(verdict.truth) };
    };
  }
  if ('whenSetting' in criterion) {
    const { name, is } = criterion.whenSetting;
    if (moment.settings[name] === is) return bindCriterion(criterion.then, `${path}.then`, moment);
    const closed: Verdict = { truth: false, clause: `${path}.whenSetting`, records: [] };
    return () => closed;
  }
  return bindExists(criterion, path, moment);
};

/** The first that is not so decides; else the first that is unknown. */
const bindAll = (terms: readonly Evaluate[], path: string): Evaluate => (member) => {
  const verdicts: Verdict[] = [];
  for (const term of terms) {
    const verdict = term(member);
    if (verdict.truth === false) return verdict;
    verdicts.push(verdict);
  }
  return verdicts.find(({ truth }) => truth === 'unknown')
    ?? { truth: true, clause: path, records: verdicts.flatMap(({ records }) => records) };
};

/** The first that is so decides; else the first that is unknown; else the first that had a record to refuse. */
const bindAny = (terms: readonly Evaluate[], path: string): Evaluate => (member) => {
  const verdicts: Verdict[] = [];
  for (const term of terms) {
    const verdict = term(member);
    if (verdict.truth === true) return verdict;
    verdicts.push(verdict);
  }
  return verdicts.find(({ truth }) => truth === 'unknown')
    ?? verdicts.find(({ records }) => records.length > 0)
    ?? { truth: false, clause: path, records: [] };
};
