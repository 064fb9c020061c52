import { isObject, type JsonObject } from '@meervoud/adapter-sdk';

const texts = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  return [];
};
const listOf = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Too short to say anything when found in another text. */
const LEAST = 5;

/** What the Patients among these say of who they are, and `Patient/123`, by which the rest names them. */
export const identifiersIn = (resources: readonly JsonObject[]): readonly string[] => {
  const found = resources.filter(({ resourceType }) => resourceType === 'Patient').flatMap((patient) => [
    ...listOf(patient['identifier']).flatMap(({ value }) => texts(value)),
    ...listOf(patient['name']).flatMap(({ family, text }) => [...texts(family), ...texts(text)]),
    ...listOf(patient['address']).flatMap(({ line, postalCode }) => [...texts(line), ...texts(postalCode)]),
    ...texts(patient['birthDate']),
    ...texts(patient['id']).map((id) => `Patient/${id}`),
  ]);
  return [...new Set(found)].filter(({ length }) => length >= LEAST);
};
