import type { Bundle, Library, Measure, MeasureGroupPopulation } from 'fhir/r4.js';

/** A row and the defines of `Basisveiligheid.cql` that state it. */
export interface CqlRow {
  /** IndicatorNummer. */
  readonly number: string;
  readonly inOrganization: string;
  readonly atLocation: string;
  readonly numerator: string;
  readonly unknown: string;
}

const all = { inOrganization: 'In Care', atLocation: 'In Care Here' } as const;

/** The six percentages that are written in CQL. */
export const cqlRows: readonly CqlRow[] = [
  { number: '1.1b', ...all, numerator: 'Ulcer', unknown: 'Ulcer Unknown' },
  { number: '2', ...all, numerator: 'Agreement', unknown: 'Agreement Unknown' },
  {
    number: '3.2b', inOrganization: 'In Care With Treatment', atLocation: 'In Care Here With Treatment',
    numerator: 'Review', unknown: 'Review Unknown',
  },
  { number: '4.1c', ...all, numerator: 'Restriction', unknown: 'Restriction Unknown' },
  { number: '5.2a', ...all, numerator: 'Plan', unknown: 'Plan Unknown' },
  { number: '6.1a', ...all, numerator: 'Talk', unknown: 'Talk Unknown' },
];

const concept = (system: string, code: string) => ({ coding: [{ system, code }] });

const canonical = 'https://meervoud.example/fhir/Library/Basisveiligheid';

const population = (code: string, expression: string): MeasureGroupPopulation => ({
  code: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/measure-population', code }] },
  criteria: { language: 'text/cql-identifier', expression },
});

/**
 * One proportion measure with a group per row: initial population = the organization, denominator = the location, denominator exception =
 * nobody can tell. FHIR takes an exception for what keeps an unmet numerator out of the score, which is the unknown of R6 but for the score.
 */
export const toMeasureBundle = (elm: string): Bundle => {
  const library: Library = {
    resourceType: 'Library', id: 'basisveiligheid', url: canonical, version: '1.0.0', name: 'Basisveiligheid', status: 'active',
    type: concept('http://terminology.hl7.org/CodeSystem/library-type', 'logic-library'),
    content: [{ contentType: 'application/elm+json', data: Buffer.from(elm).toString('base64') }],
  };
  const measure: Measure = {
    resourceType: 'Measure', id: 'basisveiligheid', url: 'https://meervoud.example/fhir/Measure/Basisveiligheid', status: 'active',
    library: [canonical],
    scoring: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/measure-scoring', code: 'proportion' }] },
    group: cqlRows.map(({ number, inOrganization, atLocation, numerator, unknown }) => ({
      id: number,
      population: [
        population('initial-population', inOrganization), population('denominator', atLocation),
        population('numerator', numerator), population('denominator-exception', unknown),
      ],
    })),
  };
  return { resourceType: 'Bundle', type: 'collection', entry: [{ resource: measure }, { resource: library }] };
};
