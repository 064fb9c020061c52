import { isObject, type JsonObject } from '../fhir/json.ts';
import { placeOf, Unusable } from './unusable.ts';

/** F15: whatever a modifier extension says may turn the meaning round, so one we do not know makes the resource unusable. */
export const refuseUnknownModifiers = (resource: JsonObject, known: readonly string[]): void => {
  if (!hasModifiers(resource)) return;
  const open: { readonly value: unknown; readonly path: readonly PropertyKey[] }[] = [{ value: resource, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    if (Array.isArray(value)) {
      value.forEach((item, index) => { if (typeof item === 'object') open.push({ value: item, path: [...path, index] }); });
      continue;
    }
    if (!isObject(value)) continue;
    for (const [name, item] of Object.entries(value)) {
      if (name === 'modifierExtension' && !(path.length === 0 && areAllKnown(item, known))) {
        throw new Unusable('unknown-modifier-extension', placeOf([...path, name]));
      }
      if (typeof item !== 'object' || (path.length === 0 && name === 'contained')) continue;
      open.push({ value: item, path: [...path, name] });
    }
  }
};

/** Nearly always false, and cheap: only then is it worth while to keep track of where things are. */
export const hasModifiers = (resource: JsonObject): boolean => {
  const open: unknown[] = [resource];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) {
      for (const item of value) if (typeof item === 'object' && item !== null) open.push(item);
      continue;
    }
    const object = value as JsonObject;
    for (const name in object) {
      const item = object[name];
      // Whatever it holds: one that is no list is not a known one.
      if (name === 'modifierExtension') return true;
      if (typeof item !== 'object' || item === null) continue;
      open.push(item);
    }
  }
  return false;
};

const areAllKnown = (extensions: unknown, known: readonly string[]): boolean =>
  Array.isArray(extensions) && extensions.every((item) => isObject(item) && known.includes(String(item['url'])));
