import { isObject } from './json.ts';

export interface Coding { readonly system?: string; readonly code?: string; readonly display?: string }

/** Codes of one code system (under all its names) and what each of them means to us. */
export interface CodeSet<Meaning = string> {
  readonly systems: readonly string[];
  readonly meanings: ReadonlyMap<string, Meaning>;
}

export interface CodeMatch<Meaning> { readonly meaning: Meaning; readonly code: string; readonly display?: string }

/** `systems`: the canonical URI first, then the aliases sources use for it. */
export const codeSet = <const Meaning>(systems: readonly string[], meanings: Readonly<Record<string, Meaning>>): CodeSet<Meaning> =>
  ({ systems, meanings: new Map(Object.entries(meanings)) });

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
const textOr = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The codings in a Coding, a CodeableConcept or a list of these; of anything else, none. Never throws. */
export const codingsOf = (value: unknown): readonly Coding[] =>
  asList(value).filter(isObject).flatMap((concept) => ('coding' in concept ? asList(concept['coding']) : [concept]))
    .filter(isObject).map((coding) => {
      const [system, code, display] = [textOr(coding['system']), textOr(coding['code']), textOr(coding['display'])];
      return { ...(system === undefined ? {} : { system }), ...(code === undefined ? {} : { code }), ...(display === undefined ? {} : { display }) };
    })
    .filter((coding) => Object.keys(coding).length > 0);

/** What of a set is in a Coding, a CodeableConcept or a list of these. By system and code, never by display. */
export const matchesOf = <Meaning>(set: CodeSet<Meaning>, value: unknown): readonly CodeMatch<Meaning>[] =>
  codingsOf(value).flatMap(({ system, code, display }) => {
    if (system === undefined || code === undefined || !set.systems.includes(system)) return [];
    const meaning = set.meanings.get(code);
    return meaning === undefined ? [] : [{ meaning, code, ...(display === undefined ? {} : { display }) }];
  });

export const hasCode = (set: CodeSet<unknown>, value: unknown): boolean => matchesOf(set, value).length > 0;
