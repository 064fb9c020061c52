import { codingsOf, isObject, type JsonObject } from '@meervoud/adapter-sdk';
import type { PsychotropicGroup } from '@meervoud/zibs';
import { ATC, psychotropicPrefixes } from './codes/medication.ts';

/** ATC levels 1 to 5: `N`, `N05`, `N05A`, `N05AX`, `N05AX08`. */
const CODE = /^[A-Z](?:\d{2}(?:[A-Z](?:[A-Z](?:\d{2})?)?)?)?$/;

/** The group an ATC code is in; undefined for one that is too coarse to tell (`N05`), or no ATC code. */
const groupOf = (code: string): PsychotropicGroup | undefined => {
  if (!CODE.test(code)) return undefined;
  const group = psychotropicPrefixes.find((prefix) => code.startsWith(prefix));
  if (group !== undefined) return group;
  return psychotropicPrefixes.some((prefix) => prefix.startsWith(code)) ? undefined : 'other';
};

const groupsIn = (concept: unknown): readonly PsychotropicGroup[] =>
  codingsOf(concept).flatMap(({ system, code }) => (code !== undefined && ATC.includes(system ?? '') ? groupOf(code) ?? [] : []));

/**
 * The psychotropic groups a product is in by its ATC codes, those of its ingredients among them; `other` alone when all of it is
 * certainly something else; empty when it cannot be classified. GPK, PRK, HPK and ZI tell nothing without the licensed G-Standaard, and
 * names never count.
 */
export const psychotropicGroupsOf = (code: unknown, ingredients: readonly unknown[] = []): readonly PsychotropicGroup[] => {
  const whole = groupsIn(code);
  const parts = ingredients.map(groupsIn);
  const found = new Set([...whole, ...parts.flat()]);
  const groups = psychotropicPrefixes.filter((group) => found.has(group));
  if (groups.length > 0) return groups;
  const isCertain = whole.length > 0 || (parts.length > 0 && parts.every((part) => part.length > 0));
  return isCertain ? ['other'] : [];
};

/** The same of a Medication; one that is entered in error tells nothing. Bears any JSON. */
export const groupsOfMedication = ({ status, code, ingredient }: JsonObject): readonly PsychotropicGroup[] =>
  (status === 'entered-in-error' ? []
    : psychotropicGroupsOf(code, (Array.isArray(ingredient) ? ingredient : []).map((one: unknown) => (isObject(one) ? one['itemCodeableConcept'] : undefined))));
