import type { Reference } from 'fhir/r4.js';
import { concept, NULL_FLAVOR, snomed } from '../resources/codes.ts';
import type { Stu3Resource } from './stu3-resource.ts';
import { nictiz } from './terms.ts';

const flavors = ['UNK', 'NASK', 'ASKU'] as const;

/** What only STU3 sources hold, none of which may change a figure: spread over the clients. */
export const stu3Hazards = (clients: readonly string[], reportingYear: number): readonly Stu3Resource[] =>
  clients.flatMap((client, index) => {
    const number = client.replace(/^c-/, '');
    const common = { meta: { versionId: '1', lastUpdated: `${reportingYear}-12-05T10:00:00.000Z` } };
    const subject = { reference: `Patient/${client}` };
    return [
      ...(index % 5 === 0 ? [nullFlavoured({ ...common, id: `directive-null-${number}` }, subject, flavors[index / 5 % 3] ?? 'UNK')] : []),
    ];
  });

type Identity = Pick<Stu3Resource, 'id' | 'meta'>;

/** Not known, not asked, asked but unknown: not decided (R7; PZP in STU3, zibs.md §2.2). */
const nullFlavoured = (identity: Identity, patient: Reference, flavor: string): Stu3Resource => ({
  ...identity,
  resourceType: 'Consent',
  status: 'active',
  category: [snomed('11291000146105', 'Treatment instructions')],
  patient,
  period: { start: '2016-05-01' },
  extension: [{ url: nictiz('zib-TreatmentDirective-Treatment'), valueCodeableConcept: snomed('89666000', 'Cardiopulmonary resuscitation') }],
  modifierExtension: [{ url: nictiz('zib-TreatmentDirective-TreatmentPermitted'), valueCodeableConcept: concept(NULL_FLAVOR, flavor) }],
});
