import { clausesOf, criteriaOf, type FieldTest, type IndicatorDefinition, type Settings } from '@meervoud/indicator';
import { canonical, contentHash, type Bilingual } from '@meervoud/kernel';
import type { ZibName } from '@meervoud/zibs';
import { inBoth, oneOfValues, titleOfField } from '@meervoud/wording';
import type { Coding, ValueSet } from 'fhir/r4.js';
import { codesOf, type ZibsInFhir } from './zibs-in-fhir.ts';
import { concept, inEnglish, systems } from './vocabulary.ts';

/** Values of one field that a criterion lists, with the codes that mean them. */
export interface CodeList {
  readonly id: string;
  readonly zib: ZibName;
  readonly field: string;
  readonly values: readonly string[];
  readonly codings: readonly Coding[];
}

export const valueSetUrl = ({ id }: CodeList): string => canonical(`ValueSet/${id}`);

/**
 * Every list of codes in the criteria of a row, each once, in the order it is written. A list that is not in codes, such as yes or no,
 * is none.
 */
export const codeListsOf = (definition: IndicatorDefinition, settings: Settings, zibsInFhir: ZibsInFhir): readonly CodeList[] => {
  if (!('population' in definition)) return [];
  const clauses = criteriaOf(definition).flatMap(([path, criterion]) => clausesOf(criterion, path));
  const lists = clauses.flatMap(({ exists }) =>
    Object.entries((exists.where ?? {}) as Readonly<Record<string, FieldTest<unknown>>>).flatMap(([field, test]) =>
      listsIn(test, settings).flatMap((values) => toCodeList(exists.exists, field, values, zibsInFhir))));
  return [...new Map(lists.map((list) => [list.id, list])).values()];
};

const listsIn = (test: FieldTest<unknown>, settings: Settings): readonly (readonly unknown[])[] => {
  if ('inSetting' in test) return [settings[test.inSetting]];
  return test.bySetting === undefined ? [test.anyOf] : [test.anyOf, test.bySetting.values];
};

const toCodeList = (zib: ZibName, field: string, listed: readonly unknown[], zibsInFhir: ZibsInFhir): readonly CodeList[] => {
  const codes = codesOf(zibsInFhir, zib, field);
  if (codes === undefined) return [];
  const values = [...new Set(listed.map(String))];
  return [{ id: idOf(zib, field, values), zib, field, values, codings: values.flatMap((value) => codes[value] ?? []) }];
};

const MAX_ID = 64;
const kebab = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

/** The same for the same values, in whatever set: `pressure-ulcer-decubitus-category-2-3-4`. */
const idOf = (zib: ZibName, field: string, values: readonly string[]): string => {
  const start = `${kebab(zib)}-${kebab(field)}`;
  const whole = [start, ...values].join('-');
  return whole.length <= MAX_ID ? whole : `${start}-${contentHash(values).slice('sha256:'.length, 'sha256:'.length + 8)}`;
};

/** A list as a ValueSet: by its codes, named in words. */
export const toValueSet = (list: CodeList): ValueSet => {
  const { id, zib, field, values, codings } = list;
  const words = oneOfValues(zib, field, values);
  const title: Bilingual = inBoth((language) => `${titleOfField(zib, field)[language]}: ${words[language]}`);
  const inSystems = [...new Set(codings.map(({ system = '' }) => system))];
  const snomed = inSystems.includes('http://snomed.info/sct');
  return {
    resourceType: 'ValueSet', id, language: 'nl', url: valueSetUrl(list),
    name: id.split('-').map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`).join(''),
    title: title.nl, _title: inEnglish(title), status: 'active', experimental: false, publisher: 'Meervoud',
    jurisdiction: [concept(systems.country, 'NL')],
    description: `The values ${values.join(', ')} of ${zib}.${field}, in every code that a source may write for them.`,
    ...(snomed ? { copyright: "SNOMED CT codes are subject to SNOMED International's own licence." } : {}),
    compose: {
      include: inSystems.map((system) => ({
        system, concept: codings.filter((coding) => coding.system === system).map(({ code = '' }) => ({ code })),
      })),
    },
  };
};
