import { checkCriterion } from './check-criterion.ts';
import { checkRow } from './check-row.ts';
import type { DerivedIndicator, IndicatorDefinition, RatioIndicator } from './definition.ts';
import { type Fault, oneOf, refuseFaults } from './fault.ts';
import { requiredRulings } from './required-rulings.ts';
import { staffMeasures } from './staff-amount.ts';

/** A row that stays as it was goes from year to year; it is checked once. */
const sound = new WeakSet<IndicatorDefinition>();

/**
 * Checks a definition where it is written, so that a wrong one never runs. Throws a KnownError
 * `indicator-definition-wrong` (halt) with the row and path in `at` and what to write in `expected`. What its examples hold is
 * checked where they are answered (`requireSoundExamples`): no figure rests on them, and every start of the program would wait for it.
 */
export const defineIndicator = (definition: IndicatorDefinition): IndicatorDefinition => {
  if (sound.has(definition)) return definition;
  refuseFaults(definition.id, checkRow(definition));
  if ('population' in definition) refuseFaults(definition.id, checkDerived(definition));
  refuseFaults(definition.id, checkRulings(definition));
  sound.add(definition);
  return definition;
};

const checkDerived = (definition: DerivedIndicator): readonly Fault[] => [
  ...checkCriterion(definition.population, 'population', definition.basis),
  ...('numerator' in definition ? checkCriterion(definition.numerator, 'numerator', definition.basis) : []),
  ...('amount' in definition ? checkAmounts(definition) : []),
  ...checkUnknownRow(definition),
  ...checkExamples(definition),
];

const checkAmounts = ({ amount, per, population, basis }: RatioIndicator): readonly Fault[] =>
  Object.entries({ amount, ...(per === undefined ? {} : { per }) }).flatMap(([at, { of, where = {} }]) => [
    ...(staffMeasures.includes(of) ? [] : [{ at: `${at}.of`, message: `there is no measure ${of}`, expected: oneOf(staffMeasures) }]),
    ...checkCriterion({ ...population, where }, at, basis),
  ]);

const checkUnknownRow = (definition: DerivedIndicator): readonly Fault[] =>
  definition.kind === 'proportion' && definition.counts === 'unknown' && definition.unknownRow !== definition.id
    ? [{
      at: 'unknownRow', message: 'a row that counts unknowns is the unknown row of its question',
      expected: `unknownRow: '${definition.id}'`,
    }]
    : [];

const checkExamples = ({ examples }: DerivedIndicator): readonly Fault[] =>
  examples.length > 0 ? [] : [{ at: 'examples', message: 'there is no example', expected: 'at least one, and best one per answer and per boundary day' }];

const checkRulings = (definition: IndicatorDefinition): readonly Fault[] =>
  requiredRulings(definition)
    .filter((ruling) => !definition.rulings.includes(ruling))
    .map((ruling) => ({
      at: 'rulings', message: `it rests on ${ruling} and does not list it`,
      expected: `rulings: [${[...definition.rulings, ruling].map((id) => `'${id}'`).join(', ')}]`,
    }));
