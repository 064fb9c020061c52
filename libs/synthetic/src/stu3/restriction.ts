import type { Procedure } from 'fhir/r4.js';
import { concept, snomed } from '../resources/codes.ts';
import { toStu3Procedure } from './observation.ts';
import type { Stu3Resource } from './stu3-resource.ts';
import { nictiz, turn } from './terms.ts';

/** What zib2017 has a code for, with its name in the Argus list. */
const argus: Readonly<Record<string, string>> = { '90278001': 'A1', '29211000146105': 'A4' };

export const isRestriction = ({ category }: Procedure): boolean => category?.coding?.[0]?.code === '225317005';

/**
 * A restriction in STU3: as zib2017 has it where it has the intervention, by its own or by the Argus code; any other as zib2020
 * pre-adopted, as eOverdracht does (zibs.md §2.3, §3).
 */
export const toStu3Restriction = (procedure: Procedure): Stu3Resource => {
  const old = argus[procedure.code?.coding?.[0]?.code ?? ''];
  const assent = procedure.extension?.[0]?.valueCodeableConcept;
  const common = toStu3Procedure(procedure);
  if (old === undefined) return { ...common, extension: [{ url: nictiz('zib-FreedomRestrictingIntervention-Assent'), valueCodeableConcept: assent }] };
  return {
    ...common,
    meta: { ...procedure.meta, profile: [nictiz('zib-FreedomRestrictingMeasures')] },
    category: snomed('225214000', 'Procedures relating to control, restraint, seclusion and segregation'),
    code: turn(procedure.id, 2) === 0 ? procedure.code : concept('urn:oid:2.16.840.1.113883.2.4.3.11.22.217', old),
    extension: [{ url: nictiz('zib-FreedomRestrictingMeasures-Permission'), valueCodeableConcept: assent }],
  };
};
