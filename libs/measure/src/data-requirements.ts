import { type IndicatorDefinition, type IndicatorSet, needsOf } from '@meervoud/indicator';
import { zibTitles } from '@meervoud/zibs';
import type { DataRequirement, Library, RelatedArtifact } from 'fhir/r4.js';
import { codeListsOf, toValueSet, valueSetUrl } from './code-lists.ts';
import { concept, extension, inEnglish, systems } from './vocabulary.ts';
import { carriersOf, type ZibsInFhir } from './zibs-in-fhir.ts';

export const REQUIREMENTS_ID = 'effective-data-requirements';

/**
 * What a row reads, as the contained Library of CQFM: a DataRequirement for each resource that carries a zib it needs, with the
 * elements it looks at, and the ValueSets of its criteria. Records are found by their codes alone: a code list of a criterion is
 * no filter, because a record outside it may be what makes the answer unknown. Undefined for a row that reads nothing.
 */
export const toDataRequirements = (
  definition: IndicatorDefinition, set: IndicatorSet, zibsInFhir: ZibsInFhir,
): Library | undefined => {
  const needs = needsOf(definition);
  if (needs.length === 0 || !('population' in definition)) return undefined;
  const requirements = needs.flatMap(({ zib, fields }) => carriersOf(zibsInFhir, zib).map((carrier): DataRequirement => ({
    extension: [extension('zib', { valueCode: zib })],
    type: carrier.type,
    ...(carrier.profile === undefined ? {} : { profile: [carrier.profile] }),
    mustSupport: [...new Set([...carrier.always, ...fields.flatMap((field) => carrier.elements[field] ?? [])])],
    ...(carrier.foundBy.length === 0 ? {} : { codeFilter: carrier.foundBy.map(({ path, codes }) => ({ path, code: [...codes] })) }),
  })));
  const elsewhere = needs.filter(({ zib }) => carriersOf(zibsInFhir, zib).length === 0).map(({ zib }): RelatedArtifact => ({
    type: 'documentation', label: zib, display: `${zibTitles[zib].nl} (uit een bestand, niet uit FHIR)`,
    _display: inEnglish({ nl: '', en: `${zibTitles[zib].en} (from a file, not from FHIR)` }),
  }));
  const lists = codeListsOf(definition, set.settings, zibsInFhir).map((list): RelatedArtifact =>
    ({ type: 'depends-on', display: toValueSet(list).title ?? list.id, resource: valueSetUrl(list) }));
  const related = [...lists, ...elsewhere];
  return {
    resourceType: 'Library', id: REQUIREMENTS_ID, status: 'active',
    type: concept(systems.library, 'module-definition'),
    ...(related.length === 0 ? {} : { relatedArtifact: related }),
    ...(requirements.length === 0 ? {} : { dataRequirement: requirements }),
  };
};
