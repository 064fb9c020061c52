import { contentHash } from '@meervoud/kernel';
import type { IndicatorDefinition, ProportionIndicator } from './definition.ts';
import { defineIndicator } from './define-indicator.ts';
import { type Fault, oneOf, refuseFaults } from './fault.ts';
import type { IndicatorSet } from './indicator-set.ts';
import { Settings } from './settings.ts';

/**
 * Checks a set and every row in it, and puts the rows in published order. Throws a KnownError
 * `indicator-definition-wrong` (halt).
 */
export const defineIndicatorSet = (set: IndicatorSet): IndicatorSet => {
  set.indicators.forEach(defineIndicator);
  refuseFaults(`${set.id} ${set.reportingYear}`, [
    ...checkHead(set), ...checkUnique(set, 'id'), ...checkUnique(set, 'sort'), ...checkThemes(set), ...checkChoices(set),
    ...set.indicators.flatMap((row) => checkUnknownRow(set, row)),
  ]);
  return { ...set, indicators: set.indicators.toSorted((one, other) => one.sort - other.sort) };
};

const checkHead = ({ code, reportingYear, measuringWindow, deliveryWindow, settings }: IndicatorSet): readonly Fault[] => {
  const faults: Fault[] = [];
  if (code !== undefined && !/^ISID\d{6}$/.test(code)) faults.push({
    at: 'code', message: `${code} is no IndicatorsetCode`,
    expected: 'ISID and six digits, as published',
  });
  if (!Number.isInteger(reportingYear)) faults.push({
    at: 'reportingYear', message: `${reportingYear} is no year`,
    expected: 'a calendar year',
  });
  for (const [at, { start, end }] of Object.entries({ measuringWindow, ...(deliveryWindow === undefined ? {} : { deliveryWindow }) })) {
    if (start > end) faults.push({
      at, message: `it ends on ${end}, before it starts on ${start}`,
      expected: 'a start on or before the end',
    });
  }
  const parsed = Settings.safeParse(settings);
  if (!parsed.success) faults.push({
    at: `settings.${parsed.error.issues[0]?.path.join('.')}`, message: 'it is no setting, or has no such value',
    expected: 'the settings of `Settings`',
  });
  return faults;
};

const checkUnique = ({ indicators }: IndicatorSet, key: 'id' | 'sort'): readonly Fault[] => {
  const seen = new Map<string | number, IndicatorDefinition>();
  return indicators.flatMap((row) => {
    const first = seen.get(row[key]);
    seen.set(row[key], first ?? row);
    return first === undefined ? [] : [{
      at: row.id, message: `${key} ${row[key]} is also that of row ${first.number}`,
      expected: `another ${key}`,
    }];
  });
};

const checkThemes = ({ themes, indicators }: IndicatorSet): readonly Fault[] => {
  const ids = themes.map(({ id }) => id);
  return indicators
    .filter(({ theme }) => !ids.includes(theme))
    .map(({ id, theme }) => ({ at: `${id} theme`, message: `the set has no theme ${theme}`, expected: oneOf(ids) }));
};

const checkChoices = ({ indicators, minimumChosen }: IndicatorSet): readonly Fault[] => {
  const choices = indicators.flatMap((row) => (row.kind === 'choice' ? [row.choice] : []));
  const faults: Fault[] = choices
    .filter((theme, at) => choices.indexOf(theme) !== at)
    .map((theme) => ({
      at: 'indicators', message: `theme ${theme} can be chosen in two rows`,
      expected: 'one choice row per theme',
    }));
  for (const { id, obligation } of indicators) {
    if (typeof obligation !== 'object' || !('chosen' in obligation) || choices.includes(obligation.chosen)) continue;
    faults.push({
      at: `${id} obligation`, message: `no choice row asks whether ${obligation.chosen} was chosen`,
      expected: `a row of kind choice with choice '${obligation.chosen}', or ${oneOf(choices)}`,
    });
  }
  if (minimumChosen > choices.length) {
    faults.push({
      at: 'minimumChosen', message: `${minimumChosen} of ${choices.length} themes cannot be chosen`,
      expected: `at most ${choices.length}`,
    });
  }
  return faults;
};

/** A row and the row that publishes its unknowns ask the same question about the same clients. */
const checkUnknownRow = ({ indicators }: IndicatorSet, row: IndicatorDefinition): readonly Fault[] => {
  if (row.kind !== 'proportion' || row.unknownRow === undefined) return [];
  const at = `${row.id} unknownRow`;
  const target = indicators.find(({ id }) => id === row.unknownRow);
  if (target?.kind !== 'proportion' || target.counts !== 'unknown') {
    return [{
      at, message: `${row.unknownRow} publishes no unknowns`,
      expected: "a proportion row of this set with counts 'unknown'",
    }];
  }
  return question(target) === question(row) ? [] : [{
    at, message: `${target.id} asks another question`,
    expected: 'the same population and numerator',
  }];
};

const question = ({ basis, population, numerator }: ProportionIndicator): string => contentHash([basis, population, numerator]);
