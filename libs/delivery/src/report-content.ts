import { canonical } from '@meervoud/kernel';
import { systems } from '@meervoud/measure';
import { z } from 'zod';

/** An extension of a report as it stands in a submission, as far as any is read. */
export const Extension = z.looseObject({
  url: z.string(), valueCode: z.string().optional(), valueString: z.string().optional(), valueUrl: z.string().optional(), valueBoolean: z.boolean().optional(),
  valueDate: z.string().optional(), valueInteger: z.number().optional(),
  get extension() { return z.array(Extension).optional(); },
});
export type Extension = z.infer<typeof Extension>;

/** The figures of a report; its score in the digits it was written in. */
export const Group = z.looseObject({
  extension: z.array(Extension).default([]),
  population: z.array(z.looseObject({ code: z.looseObject({ coding: z.array(z.looseObject({ system: z.string(), code: z.string() })) }), count: z.number() })).default([]),
  measureScore: z.looseObject({ value: z.union([z.string(), z.number()]).transform(String).optional(), code: z.string().optional() }).optional(),
});
export type Group = z.infer<typeof Group>;

/** The extension of ours with this name. */
export const ours = (extensions: readonly Extension[] | undefined, name: string): Extension | undefined =>
  extensions?.find(({ url }) => url === canonical(`StructureDefinition/${name}`));

/** The score where there is one, else what was stated; as an `Answer`, not checked. */
export const answerIn = (extension: readonly Extension[], group: Group | undefined): unknown => {
  const score = group?.measureScore;
  if (score?.value !== undefined) return { type: score.code === '%' ? 'percentage' : 'number', value: score.value };
  const stated = ours(extension, 'answer');
  if (stated?.valueBoolean !== undefined) return { type: 'yes-no', value: stated.valueBoolean };
  const text = stated?.valueUrl ?? stated?.valueString;
  return text === undefined ? undefined : { type: 'text', value: text };
};

/**
 * Numerator and denominator by the names of FHIR: a mean has its number in the measure population, a cohort has no denominator. Unknowns are
 * absent where the disclosure rule keeps them in. Undefined for a report without counts.
 */
export const countsIn = (group: Group | undefined): { readonly numerator: number; readonly denominator?: number; readonly unknown?: number } | undefined => {
  const named = (name: string): number | undefined => group?.population.find(({ code }) => code.coding.some((coding) => coding.system === systems.population && coding.code === name))?.count;
  const initial = named('initial-population');
  if (group === undefined || initial === undefined) return undefined;
  const unknown = ours(group.extension, 'unknown-count')?.valueInteger;
  return {
    numerator: named('numerator') ?? named('measure-population') ?? initial,
    ...(group.population.length > 1 && { denominator: named('denominator') ?? initial }), ...(unknown !== undefined && { unknown }),
  };
};

/** Zib elements that were not there: `PressureUlcer.decubitusCategory`. */
export const missingIn = (extension: readonly Extension[]): readonly { readonly zib: string; readonly element?: string }[] =>
  extension.filter(({ url }) => url === canonical('StructureDefinition/missing-element')).map(({ valueString = '' }) => {
    const [zib = '', ...element] = valueString.split('.');
    return element.length === 0 ? { zib } : { zib, element: element.join('.') };
  });
