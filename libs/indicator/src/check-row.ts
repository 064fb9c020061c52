import type { IndicatorDefinition } from './definition.ts';
import { type Fault, oneOf } from './fault.ts';
import { rulings } from './rulings.ts';

const rowKeys = ['kind', 'id', 'number', 'sort', 'unit', 'type', 'theme', 'title', 'period', 'obligation', 'source', 'rulings'];
const derivedKeys = ['basis', 'population', 'numerator', 'examples'];

/** What each kind has besides the row itself, and the units it is published in. */
const kinds: { readonly [K in IndicatorDefinition['kind']]: Kind } = {
  choice: { keys: ['choice'], optional: [], units: ['JaNee'] },
  header: { keys: [], optional: [], units: ['Subindicator'] },
  proportion: { keys: [...derivedKeys, 'counts', 'attestable'], optional: ['unknownRow'], units: ['Percentage'] },
  count: { keys: derivedKeys, optional: [], units: ['Aantal'] },
  mean: { keys: ['basis', 'population', 'of', 'attestable', 'examples'], optional: [], units: ['Getal'] },
  ratio: { keys: ['basis', 'population', 'amount', 'attestable', 'examples'], optional: ['per'], units: ['Percentage', 'Getal'] },
  majority: { keys: derivedKeys, optional: [], units: ['JaNee', 'Tekst'] },
  attested: { keys: ['answer'], optional: [], units: ['Tekst', 'Percentage', 'Getal', 'Aantal', 'JaNee'] },
};
interface Kind {
  readonly keys: readonly string[];
  readonly optional: readonly string[];
  readonly units: readonly string[];
}

const unitsOfAnswer = {
  text: ['Tekst'], url: ['Tekst'], proportion: ['Percentage'], score: ['Getal'], ratio: ['Percentage', 'Getal'], count: ['Aantal'], 'yes-no': ['JaNee'],
} as const;

/** The faults of a row that do not need its criteria to be read. */
export const checkRow = (definition: IndicatorDefinition): readonly Fault[] => {
  const kind: Kind | undefined = kinds[definition.kind];
  if (kind === undefined) {
    return [{ at: 'kind', message: `there is no kind ${String(definition.kind)}`, expected: oneOf(Object.keys(kinds)) }];
  }
  return [...checkIdentity(definition), ...checkKeys(definition, kind), ...checkUnit(definition, kind), ...checkRulingIds(definition)];
};

const checkIdentity = ({ id, number, sort, title, source }: IndicatorDefinition): readonly Fault[] => {
  const faults: Fault[] = [];
  if (!/^(?:INID\d{6}|MV-[a-z]+-[A-Za-z0-9.-]{1,40})$/.test(id)) faults.push({
    at: 'id', message: `${id} is no IndicatorCode`,
    expected: 'INID and six digits, as published; where there is none, MV-<set>-<number>',
  });
  if (number === '') faults.push({
    at: 'number', message: 'the number is empty',
    expected: 'the IndicatorNummer as published, such as 1.1b',
  });
  if (!Number.isInteger(sort) || sort < 0) faults.push({
    at: 'sort', message: `${sort} is no IndicatorSorteernummer`,
    expected: 'a whole number from 0',
  });
  if (!title?.nl || !title.en) faults.push({
    at: 'title', message: 'the title is empty in Dutch or in English',
    expected: 'a title in both',
  });
  if (!source) faults.push({
    at: 'source', message: 'it does not say where the row comes from',
    expected: 'a document and row, such as indicators.md §2.2 row 1.1b',
  });
  return faults;
};

const checkKeys = (definition: IndicatorDefinition, { keys, optional }: Kind): readonly Fault[] => {
  const { kind } = definition;
  const present = Object.entries(definition).filter(([, value]) => value !== undefined).map(([key]) => key);
  const needed = [...rowKeys, ...keys];
  const missing = needed.filter((key) => !present.includes(key));
  const stray = present.filter((key) => ![...needed, ...optional].includes(key));
  return [
    ...missing.map((key) => ({
      at: key, message: `a row of kind ${kind} needs \`${key}\``,
      expected: `\`${key}\`, beside ${needed.filter((other) => other !== key).join(', ')}`,
    })),
    ...stray.map((key) => ({
      at: key, message: `a row of kind ${kind} has no \`${key}\``,
      expected: `without \`${key}\`, or another kind`,
    })),
  ];
};

const checkUnit = (definition: IndicatorDefinition, { units }: Kind): readonly Fault[] => {
  const { kind, unit } = definition;
  const isShareOfNothing = kind === 'ratio' && definition.per === undefined && unit === 'Percentage';
  if (isShareOfNothing) return [{ at: 'unit', message: 'an amount of nothing is no percentage', expected: 'Getal, or a `per`' }];
  const fitting = kind === 'attested' && definition.answer in unitsOfAnswer ? unitsOfAnswer[definition.answer] : units;
  if ((fitting as readonly string[]).includes(unit)) return [];
  return [{ at: 'unit', message: `a row of kind ${kind} is not published as ${unit}`, expected: oneOf(fitting) }];
};

const checkRulingIds = (definition: IndicatorDefinition): readonly Fault[] =>
  (definition.rulings ?? [])
    .filter((ruling) => !(ruling in rulings))
    .map((ruling) => ({ at: 'rulings', message: `there is no ruling ${ruling}`, expected: oneOf(Object.keys(rulings)) }));
