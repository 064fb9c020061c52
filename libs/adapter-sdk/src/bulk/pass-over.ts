import type { Origin } from '@meervoud/zibs';
import { referenceBy } from '../mapping/map-resource.ts';
import type { ZibMapping } from '../mapping/mapping.ts';

/** `{"resourceType":"Condition","id":"c-1",`, as nearly every server begins a resource. */
const HEAD = /^\{\s*"resourceType"\s*:\s*"([A-Z][A-Za-z]{1,40})"\s*,\s*"id"\s*:\s*"([A-Za-z0-9\-.]{1,64})"\s*,/;
/** How a code could be written otherwise: what is written so cannot be compared. */
const ESCAPE = '\\u';
/** What is no resource about anyone, and is read for what it says of the export. */
const TOLD = new Set(['OperationOutcome', 'Bundle']);

/**
 * Tells of a line, without parsing it, that none of these mappings can recognise what is in it; gives where it came from, or undefined for a line that
 * has to be parsed. Rests on the searches that a mapping declares, which together find all of it: a resource that none of them finds has none of
 * their codes anywhere. Passes over too little rather than too much: the parsed line decides, and so it does of a line with another
 * beginning, an escape, or no end. Of a line that is passed over nothing else is checked.
 */
export const passOver = (mappings: readonly ZibMapping[], source: string): ((line: string) => Origin | undefined) => {
  const marks = marksOf(mappings);
  return (line) => {
    const [, type, id] = HEAD.exec(line) ?? [];
    if (type === undefined || id === undefined || TOLD.has(type) || !line.endsWith('}')) return undefined;
    const mark = marks.get(type);
    if (mark === 'any' || mark?.test(line) === true || (mark !== undefined && line.includes(ESCAPE))) return undefined;
    return { source, reference: referenceBy(type, id) };
  };
};

/** Of each resource type the codes of which a line must have one; `any` where a search asks for all of it. */
const marksOf = (mappings: readonly ZibMapping[]): ReadonlyMap<string, RegExp | 'any'> => {
  const codes = new Map<string, readonly (string | undefined)[]>();
  for (const { resourceType, search } of mappings) codes.set(resourceType, [...(codes.get(resourceType) ?? []), ...search.flatMap(codesOf)]);
  return new Map([...codes].map(([type, found]) => [type, found.includes(undefined) || found.length === 0 ? 'any' : anyOf(found.map(String))]));
};

/** The codes that a search asks for, of one of its parameters: what it finds has one of them. Undefined for a search by anything else. */
const codesOf = (search: string): readonly (string | undefined)[] => {
  const parameters = [...new URLSearchParams(search.slice(search.indexOf('?') + 1)).values()].map((value) => value.split(','));
  const byCode = parameters.find((tokens) => tokens.every((token) => /\|[\w.-]+$/.test(token)));
  return byCode?.map((token) => token.slice(token.lastIndexOf('|') + 1)) ?? [undefined];
};

const anyOf = (codes: readonly string[]): RegExp => new RegExp([...new Set(codes)].map((code) => code.replaceAll('.', '\\.')).join('|'));
