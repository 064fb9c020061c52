import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from '@medplum/core';

interface Element {
  readonly path: string;
  readonly max: string;
  readonly type?: readonly { readonly code: string }[];
  readonly binding?: { readonly valueSet: string };
}
interface Structure { readonly id: string; readonly type: string; readonly snapshot: { readonly element: readonly Element[] } }
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** HL7's own definitions of R4 (4.0.1), only of what we make, without their texts; `trim.mjs` says how. */
const definitions = JSON.parse(readFileSync(join(import.meta.dirname, 'definitions.json'), 'utf8')) as
  { readonly structures: readonly Structure[]; readonly bindings: Readonly<Record<string, readonly string[]>> };
let indexed = false;

/**
 * Every fault of a resource against base FHIR R4, as `path: what is wrong`; none when it is valid. By @medplum/core, and by three
 * checks that it does not make: lists where lists belong, codes of the required code lists, and contained resources that are referred to.
 */
export const faultsOf = (resource: unknown): readonly string[] => {
  if (!indexed) indexStructureDefinitionBundle(definitions.structures as never);
  indexed = true;
  // what is sent: without what is undefined, and with decimals as numbers
  const sent = JSON.parse(JSON.stringify(resource)) as Json;
  return [...byMedplum(sent), ...byShape(sent), ...looseContained(sent)];
};

const byMedplum = (resource: Json): readonly string[] => {
  try {
    return validateResource(resource as never).map(({ expression, details }) => `${expression?.join(' ')}: ${details?.text}`);
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) throw error;
    return (error.outcome.issue ?? []).map(({ expression, details }: { expression?: string[]; details?: { text?: string } }) => `${expression?.join(' ')}: ${details?.text}`);
  }
};

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);
const structureOf = (type: string): Structure | undefined => definitions.structures.find(({ id }) => id === type);

const byShape = (value: Json, type?: string, at = ''): readonly string[] => {
  if (!isObject(value)) return [];
  const name = type ?? String(value['resourceType']);
  const structure = structureOf(name);
  if (structure === undefined) return [];
  return structure.snapshot.element.flatMap((element) => checkElement(value, name, element, at === '' ? name : at));
};

const checkElement = (root: Json, name: string, { path, max, type = [], binding }: Element, at: string): readonly string[] => {
  const steps = path.split('.').slice(1);
  if (steps.length === 0) return [];
  const last = steps.at(-1)!;
  return parentsAt(root, steps.slice(0, -1)).flatMap((parent) => {
    const found = parent[last];
    if (found === undefined) return [];
    const here = `${at}.${steps.join('.')}`;
    if ((max === '*') !== Array.isArray(found)) return [`${here}: ${max === '*' ? 'no list' : 'a list'}`];
    const values = (Array.isArray(found) ? found : [found]) as readonly Json[];
    if (values.length === 0) return [`${here}: an empty list`];
    return values.flatMap((one) => [
      ...(binding === undefined ? [] : codesIn(one).filter((code) => !definitions.bindings[binding.valueSet]!.includes(code)).map((code) => `${here}: ${code} is not in ${binding.valueSet}`)),
      ...(last === 'contained' || last === 'resource' ? byShape(one) : type.length === 1 && type[0]!.code !== name ? byShape(one, type[0]!.code, here) : []),
    ]);
  });
};

const codesIn = (value: Json): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (!isObject(value)) return [];
  const codings = (value['coding'] ?? []) as readonly { readonly code: string }[];
  return codings.map(({ code }) => code);
};

const parentsAt = (root: Json, steps: readonly string[]): readonly { readonly [key: string]: Json }[] =>
  steps.reduce<readonly Json[]>((parents, step) => parents.flatMap((parent) => (isObject(parent) ? [parent[step] ?? []].flat() as readonly Json[] : [])), [root]).filter(isObject);

/** dom-3: what is contained is referred to from within, and what is referred to within is contained. */
const looseContained = (resource: Json): readonly string[] => {
  if (!isObject(resource)) return [];
  const contained = ((resource['contained'] ?? []) as readonly { readonly id: string }[]).map(({ id }) => `#${id}`);
  const referred = [...JSON.stringify(resource).matchAll(/"reference":"(#[^"]+)"/g)].map(([, id]) => id!);
  return [...contained.filter((id) => !referred.includes(id)).map((id) => `contained ${id}: nothing refers to it`), ...referred.filter((id) => !contained.includes(id)).map((id) => `${id}: not contained`)];
};
