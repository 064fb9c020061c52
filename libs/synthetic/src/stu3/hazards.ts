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
    const after = `${reportingYear + 1}-03-05`;
    return [
      ...(index % 5 === 0 ? [nullFlavoured({ ...common, id: `directive-null-${number}` }, subject, flavors[index / 5 % 3] ?? 'UNK')] : []),
      ...(index % 7 === 0 ? [preAdopted({ ...common, id: `restraint-${number}` }, subject, index % 2 === 0 ? after : `${reportingYear}-11-20`)] : []),
      ...(index % 11 === 0 ? [measures({ ...common, id: `measures-${number}` }, subject)] : []),
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
  period: { start: '2021-05-01' },
  extension: [{ url: nictiz('zib-TreatmentDirective-Treatment'), valueCodeableConcept: snomed('89666000', 'Cardiopulmonary resuscitation') }],
  modifierExtension: [{ url: nictiz('zib-TreatmentDirective-TreatmentPermitted'), valueCodeableConcept: concept(NULL_FLAVOR, flavor) }],
});

/** The restraint of zib2020 pre-adopted in STU3 (eOverdracht): running, and "completed" all the same (R14); some begin after the window. */
const preAdopted = (identity: Identity, subject: Reference, start: string): Stu3Resource => ({
  ...identity,
  resourceType: 'Procedure',
  status: 'completed',
  category: snomed('225317005', 'vrijheidsbeperkende interventie'),
  code: snomed('225212001', 'holding'),
  subject,
  performedPeriod: { start },
  extension: [{ url: nictiz('zib-FreedomRestrictingIntervention-Assent'), valueCodeableConcept: concept('urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.6.1', '4') }],
});

/** The restraint of zib2017 itself. */
const measures = (identity: Identity, subject: Reference): Stu3Resource => ({
  ...identity,
  resourceType: 'Procedure',
  status: 'completed',
  category: snomed('225214000', 'Procedures relating to control, restraint, seclusion and segregation'),
  code: snomed('225317005', 'Restriction of movement'),
  subject,
  performedPeriod: { start: '2023-01-10', end: '2023-01-12' },
});
