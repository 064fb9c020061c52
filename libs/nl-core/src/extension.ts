import { isObject, type JsonObject, toPartialDate, Unusable } from '@meervoud/adapter-sdk';
import type { PartialDate } from '@meervoud/kernel';

/** The extensions with this URL in a list of extensions, as they are; of anything that is no such list, none. */
export const extensionsAt = (list: unknown, url: string): readonly JsonObject[] =>
  (Array.isArray(list) ? list : []).filter((item): item is JsonObject => isObject(item) && item['url'] === url);

/** The `valueDateTime` of the first extension with this URL. Throws {@link Unusable} `invalid-date` when it is none. */
export const dateAt = (list: unknown, url: string): PartialDate | undefined => {
  const value = extensionsAt(list, url)[0]?.['valueDateTime'];
  if (value === undefined) return undefined;
  const date = toPartialDate(value);
  if (date === undefined) throw new Unusable('invalid-date', 'extension.valueDateTime');
  return date;
};
