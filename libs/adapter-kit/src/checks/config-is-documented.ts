import { isObject, type JsonObject } from '@meervoud/adapter-sdk';
import { z } from 'zod';
import { type Check, verdictOf } from './check.ts';

const UNKNOWN = 'a-setting-that-does-not-exist';
const SECRET = /secret|password|passphrase|token$|key$/i;

interface Setting { readonly path: string; readonly schema: JsonObject }

/** Every setting below a JSON Schema object, with its path; both sides of every choice. */
const settingsIn = (schema: JsonObject, root: JsonObject, path = '', seen: readonly unknown[] = []): readonly Setting[] => {
  if (seen.includes(schema)) return [];
  const within = (inner: unknown, at: string): readonly Setting[] => (isObject(inner) ? settingsIn(inner, root, at, [...seen, schema]) : []);
  const name = typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').at(-1) : undefined;
  const referred = name !== undefined && isObject(root['$defs']) ? within(root['$defs'][name], path) : [];
  const properties = isObject(schema['properties']) ? Object.entries(schema['properties']) : [];
  const alternatives = ['anyOf', 'oneOf', 'allOf'].flatMap((name) => (Array.isArray(schema[name]) ? schema[name] : []));
  return [
    ...referred,
    ...alternatives.flatMap((alternative) => within(alternative, path)),
    ...within(schema['items'], `${path}[]`),
    ...properties.flatMap(([property, inner]) => {
      const at = path === '' ? property : `${path}.${property}`;
      return [...(isObject(inner) ? [{ path: at, schema: inner }] : []), ...within(inner, at)];
    }),
  ];
};

/** Only what a person fills in needs words: a `type` that picks a variant explains itself by its values. */
const isDescribed = ({ description, const: constant, $ref }: JsonObject): boolean =>
  typeof description === 'string' || constant !== undefined || $ref !== undefined;

/** The same with an unknown setting in each object that it holds, by the path of that object; what lies in a list is left. */
const withUnknown = (given: unknown, path = ''): readonly (readonly [path: string, given: unknown])[] => {
  if (!isObject(given)) return [];
  return [
    [path, { ...given, [UNKNOWN]: true }],
    ...Object.entries(given).flatMap(([name, inner]) =>
      withUnknown(inner, path === '' ? name : `${path}.${name}`).map(([at, changed]) => [at, { ...given, [name]: changed }] as const)),
  ];
};

/** `{ "<id>": … }`: there every name is a good one. */
const isMap = (path: string, settings: readonly Setting[]): boolean =>
  settings.some((setting) => setting.path === path && isObject(setting.schema['additionalProperties']) && setting.schema['properties'] === undefined);

export const configIsDocumented: Check = {
  id: 'config-is-documented',
  needs: [],
  run: async ({ adapter, source, material }) => {
    const schema = z.toJSONSchema(adapter.config, { io: 'input', unrepresentable: 'any' }) as JsonObject;
    const settings = settingsIn(schema, schema);
    const { given } = await source(material.years.at(-1)?.resources ?? []);
    const silent = settings.filter((setting) => !isDescribed(setting.schema)).map(({ path }) => path);
    const lenient = withUnknown(given).filter(([path, changed]) => !isMap(path, settings) && adapter.config.safeParse(changed).success);
    const plainSecrets = settings.filter(({ path, schema: { type } }) => SECRET.test(path.split('.').at(-1) ?? '') && type === 'string');
    return verdictOf([
      ...[...new Set(silent)].map((path) => `the setting '${path}' has no description`),
      ...lenient.map(([path]) => `an unknown setting is accepted${path === '' ? '' : ` in '${path}'`}, so a typing error goes unnoticed`),
      ...plainSecrets.map(({ path }) => `'${path}' is a plain text; secrets go by reference (SecretReference)`),
    ], `${settings.length} settings`);
  },
};
