import { z } from 'zod';

/** One setting as a reader sees it. */
export interface SettingRow {
  /** `sources[].name`; of a choice `auth.tokenUrl`. */
  readonly path: string;
  readonly type: string;
  /** `required`, the default as JSON, or empty. */
  readonly standard: string;
  readonly meaning: string;
  /** Other values of the same choice do not have it: `type = bearer`. */
  readonly when?: string;
}

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** Every setting a configuration may hold, in the order of its schema. */
export const settingRows = (schema: z.ZodType): readonly SettingRow[] => rowsOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema, '');

const rowsOf = (schema: Schema, path: string, when?: string): readonly SettingRow[] => {
  if (schema.items !== undefined) return rowsOf(schema.items, `${path}[]`, when);
  const variants = isSecret(schema) ? [] : schema.oneOf ?? schema.anyOf ?? [];
  if (variants.length > 0) return variants.flatMap((variant) => rowsOf(variant, path, conditionOf(variant) ?? when));
  if (schema.properties === undefined) return typeof schema.additionalProperties === 'object' ? rowsOf(schema.additionalProperties, `${path}.<id>`, when) : [];
  if (isSecret(schema)) return [];
  return Object.entries(schema.properties).flatMap(([name, property]) => {
    const here = path === '' ? name : `${path}.${name}`;
    const standard = property.default !== undefined ? `\`${JSON.stringify(property.default)}\`` : schema.required?.includes(name) ? 'required' : '';
    const row: SettingRow = { path: here, type: typeOf(property), standard, meaning: property.description ?? '', ...(when === undefined ? {} : { when }) };
    return [row, ...rowsOf(property, here, when)];
  });
};

/** `{ "env": "NAME" }` or `{ "file": "/path" }`. */
const isSecret = ({ anyOf }: Schema): boolean => anyOf?.length === 2 && anyOf.every(({ properties }) => 'env' in (properties ?? {}) || 'file' in (properties ?? {}));

const conditionOf = ({ properties }: Schema): string | undefined => (properties?.['type']?.const === undefined ? undefined : `type = ${String(properties['type'].const)}`);

const typeOf = (schema: Schema): string => {
  if (isSecret(schema)) return 'secret';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(String).join(', ');
  if (schema.items !== undefined) return `list of ${typeOf(schema.items)}`;
  return schema.type ?? (schema.oneOf ?? schema.anyOf ? 'one of several' : 'any');
};
