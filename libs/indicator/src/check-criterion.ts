import { datesOf, isAboutStaff, placesOf, type ZibName, zibNames, zibs } from '@meervoud/zibs';
import { z } from 'zod';
import type { AnyExists, Criterion, FieldTest, When } from './criterion.ts';
import type { Basis } from './definition.ts';
import { type Fault, oneOf } from './fault.ts';
import type { DateFields, PlaceFields } from './needs.ts';
import { defaultSettings } from './settings.ts';
import { clausesOf } from './walk.ts';

/** The faults of a criterion: unknown zibs, fields and values, and times or places a zib cannot tell. */
export const checkCriterion = (criterion: Criterion, path: string, basis: Basis): readonly Fault[] => {
  const clauses = clausesOf(criterion, path);
  if (clauses.length === 0) return [{
    at: path, message: 'it says nothing about any record',
    expected: 'at least one `exists`',
  }];
  return clauses.flatMap(({ exists, path: at }) => {
    if (!zibNames.includes(exists.exists)) {
      return [{ at, message: `there is no zib ${String(exists.exists)}`, expected: oneOf(zibNames) }];
    }
    return [...checkBasis(exists, at, basis), ...checkWhen(exists, at), ...checkPlace(exists, at), ...checkWhere(exists, at)];
  });
};

const places = (zib: ZibName): PlaceFields => (zib in placesOf ? placesOf[zib as keyof typeof placesOf] : {});
const identity = ['zib', 'id', 'origin', 'subject'];
const shapeOf = (zib: ZibName): Readonly<Record<string, z.ZodType>> => zibs[zib].unwrap().shape;

const checkBasis = ({ exists: zib }: AnyExists, at: string, basis: Basis): readonly Fault[] => {
  const tells = { client: 'subject' in shapeOf(zib) && !isAboutStaff(zib), ward: places(zib).ward !== undefined, respondent: zib === 'SurveyResponse', staff: isAboutStaff(zib) }[basis];
  return tells ? [] : [{
    at, message: `${zib} says nothing about one ${basis === 'staff' ? 'member of staff' : basis}`,
    expected: `a zib about a ${basis === 'staff' ? 'member of staff' : basis}, or another basis`,
  }];
};

const checkWhen = ({ exists: zib, when, latestOnly }: AnyExists, at: string): readonly Fault[] => {
  const dates: DateFields = datesOf[zib];
  const [span, day] = [dates.from !== undefined, dates.on !== undefined];
  const possible = span ? ['on-reference-date', 'during-reporting-year', '{ lastDays }', 'always'] : day ? ['in-reporting-year', 'each-quarter', '{ lastMonths }'] : ['always'];
  const [measure, length] = typeof when === 'object' ? lengthOf(when) : [];
  const name = typeof when === 'object' ? `{ ${measure} }` : when;
  const faults: Fault[] = [];
  if (!possible.includes(name)) {
    const has = span ? 'has a start and an end, and no one day' : day ? 'has one day, and no start and end' : 'has no dates';
    faults.push({
      at: `${at}.when`, message: `${zib} ${has}, so it cannot be ${String(name)}`,
      expected: oneOf(possible),
    });
  }
  if (length !== undefined && !(Number.isInteger(length) && length > 0)) {
    faults.push({
      at: `${at}.when`, message: `${length} is no number of ${measure === 'lastDays' ? 'days' : 'months'}`,
      expected: 'a whole number from 1',
    });
  }
  if (latestOnly && !span) {
    faults.push({
      at: `${at}.latestOnly`, message: `${zib} has no start to tell the latest by`,
      expected: 'a zib with a start and an end',
    });
  }
  return faults;
};

const lengthOf = (when: Extract<When, object>): readonly [measure: string, length: number] =>
  ('lastDays' in when ? ['lastDays', when.lastDays] : ['lastMonths', when.lastMonths]);

const checkPlace = ({ exists: zib, atThisLocation }: AnyExists, at: string): readonly Fault[] =>
  !atThisLocation || places(zib).location !== undefined
    ? []
    : [{ at: `${at}.atThisLocation`, message: `${zib} names no location`, expected: 'without atThisLocation' }];

const checkWhere = ({ exists: zib, where }: AnyExists, at: string): readonly Fault[] => {
  const fields = Object.fromEntries(Object.entries(shapeOf(zib)).filter(([field]) => !identity.includes(field)));
  return Object.entries((where ?? {}) as Readonly<Record<string, FieldTest<unknown>>>).flatMap(([field, test]) => {
    const schema = fields[field];
    if (schema === undefined) {
      return [{
        at: `${at}.where.${field}`, message: `${zib} has no field ${field}`,
        expected: oneOf(Object.keys(fields)),
      }];
    }
    return checkValues(test, elementOf(schema), `${at}.where.${field}`);
  });
};

const checkValues = (test: FieldTest<unknown>, element: z.ZodType, at: string): readonly Fault[] => {
  const setting = 'inSetting' in test ? defaultSettings[test.inSetting] : undefined;
  if ('inSetting' in test && !Array.isArray(setting)) {
    return [{ at, message: `the setting ${test.inSetting} is no list of values`, expected: 'a setting that is a list' }];
  }
  const values = 'anyOf' in test ? [...test.anyOf, ...(test.bySetting?.values ?? [])] : setting ?? [];
  if (values.length === 0) return [{ at, message: 'no value would match', expected: 'at least one value' }];
  return values
    .filter((value) => !element.safeParse(value).success)
    .map((value) => ({
      at, message: `${JSON.stringify(value)} is no value of it`,
      expected: element instanceof z.ZodEnum ? oneOf(element.options.map(String)) : 'a value of the zib',
    }));
};

/** A field's schema without optional and readonly; of a list, that of its elements. */
const elementOf = (schema: z.ZodType): z.ZodType => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodReadonly) return elementOf(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodArray ? elementOf(schema.element as z.ZodType) : schema;
};
