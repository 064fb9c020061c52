import { hasCode, isObject, matchesOf, type Reading, Unusable } from '@meervoud/adapter-sdk';
import type { AdvanceDirective } from '@meervoud/zibs';
import { dataAbsentReason, livingWillType, otherTreatment, treatment, undecided } from './codes/directive.ts';

/** A CodeableConcept and where in the Consent it stands. */
export interface Placed { readonly path: string; readonly concept: unknown }

/** The treatments a directive is about, each once; one without a treatment that we know is still a directive. */
export const treatmentsOf = (concepts: readonly Placed[], read: Reading): readonly (string | undefined)[] => {
  const found = concepts.map(({ path, concept }) => {
    const code = [...matchesOf(treatment, concept), ...matchesOf(otherTreatment, concept)][0]?.meaning;
    if (code === undefined) read.finding('code-ignored', path);
    return code;
  });
  return found.length === 0 ? [undefined] : [...new Set(found)];
};

/** A null flavour, or a reason why data is absent, anywhere in what is decided: nothing was (R7). */
export const isNullFlavoured = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(isNullFlavoured);
  if (!isObject(value)) return false;
  return value['url'] === dataAbsentReason || hasCode(undecided, [value]) || Object.values(value).some(isNullFlavoured);
};

type LivingWillType = AdvanceDirective['livingWillType'];

/** What a concept says a declaration is, if it is one of the list or the null flavour "other". */
export const livingWillOf = (concept: unknown): LivingWillType | undefined =>
  [...matchesOf(livingWillType, concept), ...matchesOf(otherTreatment, concept)][0]?.meaning;

/** Every type a declaration names, each once. Throws {@link Unusable} `unknown-code` for another. */
export const livingWillsOf = (concepts: readonly Placed[]): readonly LivingWillType[] => {
  const types = concepts.map(({ path, concept }) => {
    const type = livingWillOf(concept);
    if (type === undefined) throw new Unusable('unknown-code', path);
    return type;
  });
  return [...new Set(types)];
};
