import { SecretReference } from '@meervoud/adapter-sdk';

interface Given { readonly [name: string]: unknown }
const isObject = (given: unknown): given is Given => typeof given === 'object' && given !== null && !Array.isArray(given);

/** What stands at a path such as `auth.privateKey`. */
export const at = (given: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((part, name) => (isObject(part) ? part[name] : undefined), given);

const put = (given: unknown, [name = '', ...rest]: readonly string[], value: unknown): unknown =>
  (isObject(given) ? { ...given, [name]: rest.length === 0 ? value : put(given[name], rest, value) } : given);

/** The same configuration with another value at each of these paths; where nothing stands nothing is put. */
export const replaced = (given: unknown, values: readonly (readonly [path: string, value: unknown])[]): unknown =>
  values.reduce((so, [path, value]) => (at(so, path) === undefined ? so : put(so, path.split('.'), value)), given);

/** The secrets a channel asks for, as far as they are there, by reference; `undefined` for what is no reference. */
export const referencesIn = (config: unknown, secrets: readonly string[]): readonly (readonly [path: string, reference: SecretReference | undefined])[] =>
  secrets.filter((path) => at(config, path) !== undefined).map((path) => [path, SecretReference.safeParse(at(config, path)).data] as const);
