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
      const { truth, clause, records } = inner(member);
      return { truth: not(truth), clause, records };
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
  let open: Verdict | undefined;
  let records: Verdict['records'] = [];
  for (const term of terms) {
    const verdict = term(member);
    if (verdict.truth === false) return verdict;
    if (verdict.truth === 'unknown') open ??= verdict;
    records = records.length === 0 ? verdict.records : [...records, ...verdict.records];
  }
  return open ?? { truth: true, clause: path, records };
};

/** The first that is so decides; else the first that is unknown; else the first that had a record to refuse. */
const bindAny = (terms: readonly Evaluate[], path: string): Evaluate => {
  const none: Verdict = { truth: false, clause: path, records: [] };
  return (member) => {
    let open: Verdict | undefined;
    let refused: Verdict | undefined;
    for (const term of terms) {
      const verdict = term(member);
      if (verdict.truth === true) return verdict;
      if (verdict.truth === 'unknown') open ??= verdict;
      else if (verdict.records.length > 0) refused ??= verdict;
    }
    return open ?? refused ?? none;
  };
};
