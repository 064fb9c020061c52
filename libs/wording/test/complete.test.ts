import { type AnyExists, type Criterion, defaultSettings, Settings, type When } from '@meervoud/indicator';
import { basisveiligheid } from '@meervoud/indicators-basisveiligheid';
import { datesOf, placesOf, type ZibName, zibNames, zibs } from '@meervoud/zibs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { settingTitle, settingValue, tellCriterion, tellDates, tellMissing, tellNothing, tellObligation, tellRecord, tellUnknown, tellWhat, toText } from '../src/index.ts';

const identity = ['zib', 'id', 'origin', 'subject'];
const shapeOf = (zib: ZibName): Readonly<Record<string, z.ZodType>> => zibs[zib].unwrap().shape;
const fieldsOf = (zib: ZibName): readonly string[] => Object.keys(shapeOf(zib)).filter((field) => !identity.includes(field));

const elementOf = (schema: z.ZodType): z.ZodType => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodReadonly) return elementOf(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodArray ? elementOf(schema.element as z.ZodType) : schema;
};
/** Every value a field may be tested for; of dates and free text two. */
const valuesOf = (zib: ZibName, field: string): readonly unknown[] => {
  const element = elementOf(shapeOf(zib)[field]!);
  if (element instanceof z.ZodEnum) return element.options;
  if (element instanceof z.ZodBoolean) return [true, false];
  return element instanceof z.ZodNumber ? [1, 5] : ['2023-01-01', '2023-02'];
};
const whensOf = (zib: ZibName): readonly When[] => {
  const dates = datesOf[zib];
  if ('from' in dates) return ['on-reference-date', 'during-reporting-year', { lastDays: 1 }, { lastDays: 30 }];
  return 'on' in dates ? ['in-reporting-year', 'each-quarter', { lastMonths: 1 }, { lastMonths: 6 }] : ['always'];
};
const exists = (zib: ZibName, more: object): AnyExists => ({ exists: zib, when: whensOf(zib)[0], ...more }) as unknown as AnyExists;

const say = (criterion: Criterion, holds = true, settings: Settings = defaultSettings): readonly string[] => {
  const lines = tellCriterion(criterion, settings, holds);
  return [toText(lines, 'nl'), toText(lines, 'en')];
};
const isWhole = (text: string): boolean => /^[A-Z"0-9]/.test(text) && /[.:?]$/.test(text) && !/[{}|]|undefined|null|\[object| {2}| [.,]/.test(text);

describe.each(zibNames)('%s', (zib) => {
  test('is told for every time, place, field and value, each in a sentence of its own, in both languages', () => {
    const variants: readonly AnyExists[] = [
      ...whensOf(zib).map((when) => exists(zib, { when })),
      ...(zib in placesOf && 'location' in placesOf[zib as keyof typeof placesOf] ? [exists(zib, { atThisLocation: true })] : []),
      ...('from' in datesOf[zib] ? [exists(zib, { latestOnly: true })] : []),
      ...fieldsOf(zib).flatMap((field) => valuesOf(zib, field).map((value) => exists(zib, { where: { [field]: { anyOf: [value] } } }))),
    ];
    const told = variants.flatMap((variant) => [say(variant), say(variant, false)]);
    for (const [dutch, english] of told) expect([dutch, isWhole(dutch!), english, isWhole(english!)]).toStrictEqual([dutch, true, english, true]);
    for (const language of [0, 1]) expect(new Set(told.map((texts) => texts[language])).size).toBe(told.length);
  });

  test('is told whole whatever makes it unknown, absent or dated', () => {
    const asked = exists(zib, { where: Object.fromEntries(fieldsOf(zib).map((field) => [field, { anyOf: valuesOf(zib, field), ...(field.length % 2 ? { absent: 'no' } : {}) }])), latestOnly: true });
    const all = [...[tellUnknown, tellNothing, tellMissing].flatMap((tell) => tell(asked, defaultSettings)), ...tellDates([asked], defaultSettings)];
    for (const { nl, en } of all) expect([nl, isWhole(nl), en, isWhole(en)]).toStrictEqual([nl, true, en, true]);
  });

  test('is read out with every field that it has', () => {
    const record = { zib, ...Object.fromEntries(fieldsOf(zib).map((field) => [field, valuesOf(zib, field)[0]])) };
    const { nl, en } = tellRecord(record as never);
    expect(nl.split('; ')).toHaveLength(fieldsOf(zib).length);
    expect(en.split('; ')).toHaveLength(fieldsOf(zib).length);
  });
});

const atom = fc.constantFrom(...zibNames).chain((zib) => fc.record({
  when: fc.constantFrom(...whensOf(zib)), holds: fc.boolean(), place: fc.boolean(), latest: fc.boolean(),
  where: fc.subarray([...fieldsOf(zib)]).chain((fields) => fc.tuple(...fields.map((field) => fc.subarray([...valuesOf(zib, field)], { minLength: 1 }).map((anyOf) => [field, { anyOf }] as const)))),
}).map(({ when, place, latest, where }) => exists(zib, {
  when, where: Object.fromEntries(where), ...(place ? { atThisLocation: true } : {}), ...(latest && 'from' in datesOf[zib] ? { latestOnly: true } : {}),
})));
const { criterion } = fc.letrec<{ criterion: Criterion }>((tie) => ({
  criterion: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    atom as fc.Arbitrary<Criterion>,
    fc.array(tie('criterion'), { maxLength: 4 }).map((all): Criterion => ({ all })),
    fc.array(tie('criterion'), { maxLength: 4 }).map((any): Criterion => ({ any })),
    tie('criterion').map((not): Criterion => ({ not })),
    tie('criterion').map((then): Criterion => ({ whenSetting: { name: 'advanceDirectiveSuffices', is: 'yes' }, then })),
  ),
}));

test('every criterion is told in whole sentences, and its opposite in others', () => {
  fc.assert(fc.property(criterion, fc.constantFrom('yes', 'no'), (asked, advanceDirectiveSuffices) => {
    const settings: Settings = { ...defaultSettings, advanceDirectiveSuffices };
    for (const holds of [true, false]) {
      for (const { depth, text } of tellCriterion(asked, settings, holds)) {
        expect([text.nl, isWhole(text.nl)]).toStrictEqual([text.nl, true]);
        expect([text.en, isWhole(text.en)]).toStrictEqual([text.en, true]);
        expect(depth).toBeLessThan(12);
      }
    }
    expect(say({ not: asked }, true, settings)).toStrictEqual(say(asked, false, settings));
  }));
});

test('every setting and every value it may have is told in words', () => {
  for (const [name, schema] of Object.entries(Settings.unwrap().shape)) {
    const setting = name as keyof Settings;
    expect(settingTitle(setting).nl).not.toBe(settingTitle(setting).en);
    const values = schema instanceof z.ZodEnum ? schema.options : [defaultSettings[setting]];
    for (const value of values) expect(settingValue(setting, value).nl).not.toMatch(/undefined|^(count|ignore|unknown|questions|respondents)$/);
  }
});

test('every row of every year says what it is and who answers it', () => {
  for (const set of basisveiligheid) {
    for (const row of set.indicators) {
      for (const { nl, en } of [...tellWhat(row, set), tellObligation(row, set)]) expect([nl, isWhole(nl), en, isWhole(en)]).toStrictEqual([nl, true, en, true]);
    }
  }
});
