import type { JsonObject } from '@meervoud/adapter-sdk';
import { canonical } from '@meervoud/kernel';
import { differenceOf, recordContentsOf, recordsOf } from '../contents.ts';
import { referenceOf } from '../serve/references-in.ts';
import { brokenOff, type Check, notApplicable, verdictOf } from './check.ts';

const VERIFICATION = 'http://terminology.hl7.org/CodeSystem/condition-ver-status';

/** The resource as it looks once it is marked as entered in error; undefined for a type that knows no such mark. */
const inError = (resource: JsonObject, fhirVersion: string): JsonObject | undefined => {
  switch (resource['resourceType']) {
    // in STU3 a code, in R4 a CodeableConcept
    case 'Condition': return {
      ...resource, verificationStatus: fhirVersion === '3.0.2' ? 'entered-in-error' : { coding: [{ system: VERIFICATION, code: 'entered-in-error' }] },
    };
    case 'Encounter': case 'Coverage': case 'Consent': case 'CarePlan': case 'Observation': case 'Procedure': case 'MedicationStatement':
      return { ...resource, status: 'entered-in-error' };
    case 'Basic': {
      // a Basic has no status: own convention
      const extensions = Array.isArray(resource['extension']) ? resource['extension'] : [];
      return { ...resource, extension: [...extensions, { url: canonical('StructureDefinition/entered-in-error'), valueBoolean: true }] };
    }
    default: return undefined;
  }
};

export const enteredInError: Check = {
  id: 'entered-in-error-equals-deleted',
  needs: ['ids-stable-over-two-reads', 'provides-what-it-promises'],
  run: async ({ baseline, read, material, settings: { fhirVersion } }) => {
    const resources = material.years.at(-1)?.resources ?? [];
    const used = new Set(recordsOf((await baseline()).events).map(({ origin }) => origin.reference));
    const seen = new Map<unknown, number>();
    // Every other one of a type, so that those between show that nothing else changed.
    const chosen = resources.filter((resource) => {
      if (!used.has(referenceOf(resource)) || inError(resource, fhirVersion) === undefined) return false;
      const count = seen.get(resource['resourceType']) ?? 0;
      seen.set(resource['resourceType'], count + 1);
      return count % 2 === 0;
    });
    if (chosen.length === 0) return notApplicable('nothing that was read can be marked as entered in error: what is wrong is taken out of such a source');
    const picked = new Set(chosen);
    const deleted = await read({ resources: resources.filter((resource) => !picked.has(resource)) });
    const marked = await read({ resources: resources.map((resource) => (picked.has(resource) ? inError(resource, fhirVersion) ?? resource : resource)) });
    const difference = brokenOff(deleted) ?? brokenOff(marked) ?? differenceOf(recordContentsOf(deleted), recordContentsOf(marked));
    return verdictOf(difference === undefined ? [] : [difference], `${chosen.length} resources marked`);
  },
};
