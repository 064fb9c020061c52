import { isObject, type JsonObject } from './json.ts';

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

/** Calls `visit` for every coding in a Coding, a CodeableConcept or a list of these, until it says true. Never throws. */
const someCoding = (value: unknown, visit: (coding: JsonObject) => boolean): boolean => {
  if (Array.isArray(value)) {
    for (const item of value) if (!Array.isArray(item) && someCoding(item, visit)) return true;
    return false;
  }
  if (!isObject(value)) return false;
  if (!('coding' in value)) return visit(value);
  const { coding } = value;
  if (!Array.isArray(coding)) return isObject(coding) && visit(coding);
  for (const item of coding) if (isObject(item) && visit(item)) return true;
  return false;
};

/** The codings in a Coding, a CodeableConcept or a list of these; of anything else, none. Never throws. */
export const codingsOf = (value: unknown): readonly Coding[] => {
  const found: Coding[] = [];
  someCoding(value, ({ system, code, display }) => {
    const coding: { system?: string; code?: string; display?: string } = {};
    if (typeof system === 'string') coding.system = system;
    if (typeof code === 'string') coding.code = code;
    if (typeof display === 'string') coding.display = display;
    if (coding.system !== undefined || coding.code !== undefined || coding.display !== undefined) found.push(coding);
    return false;
  });
  return found;
};

const meaningIn = <Meaning>({ systems, meanings }: CodeSet<Meaning>, { system, code }: JsonObject): Meaning | undefined =>
  (typeof code === 'string' && typeof system === 'string' && systems.includes(system) ? meanings.get(code) : undefined);

/** What of a set is in a Coding, a CodeableConcept or a list of these. By system and code, never by display. */
export const matchesOf = <Meaning>(set: CodeSet<Meaning>, value: unknown): readonly CodeMatch<Meaning>[] => {
  const found: CodeMatch<Meaning>[] = [];
  someCoding(value, (coding) => {
    const meaning = meaningIn(set, coding);
    const { code, display } = coding;
    if (meaning !== undefined) found.push({ meaning, code: String(code), ...(typeof display === 'string' ? { display } : {}) });
    return false;
  });
  return found;
};

export const hasCode = (set: CodeSet<unknown>, value: unknown): boolean =>
  someCoding(value, (coding) => meaningIn(set, coding) !== undefined);
