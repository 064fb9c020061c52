import type { FhirResource } from 'fhir/r4.js';
import type { Population } from '../population/population.ts';
import { toStu3Condition } from './condition.ts';
import { toStu3Consent } from './consent.ts';
import { toStu3Encounter } from './encounter.ts';
import { stu3Hazards } from './hazards.ts';
import { toStu3MedicationUse } from './medication-use.ts';
import { toStu3Observation, toStu3Procedure } from './observation.ts';
import { isRestriction, toStu3Restriction } from './restriction.ts';
import type { Stu3Resource } from './stu3-resource.ts';
import { inStu3Terms, turn } from './terms.ts';
import { keyInStu3, toStu3CarePlan } from './toileting.ts';

/** A population whose resources are those of FHIR STU3. */
export interface Stu3Population extends Omit<Population, 'resources' | 'later'> {
  readonly resources: readonly Stu3Resource[];
  readonly later: Omit<Population['later'], 'put'> & { readonly put: readonly Stu3Resource[] };
}

/**
 * The very same population as an ECD with zib2017 in FHIR STU3 would hold it, with the hazards of such ECDs. Nobody's situation
 * changes, so the truth stays as it was: it is not computed again.
 */
export const toStu3 = (population: Population): Stu3Population => {
  const clients = population.resources.flatMap(({ resourceType, id }) => (resourceType === 'Patient' && id ? [id] : []));
  const { resources, later, personas } = population;
  return {
    ...population,
    resources: [...resources.map(toStu3Resource), ...stu3Hazards(clients, population.reportingYear).map(inTerms)],
    later: { ...later, put: later.put.map(toStu3Resource), deletable: later.deletable.map(keyInStu3) },
    personas: personas.map((persona) => ({ ...persona, resources: persona.resources.map(keyInStu3) })),
  };
};

const inTerms = (resource: Stu3Resource): Stu3Resource => inStu3Terms(resource, turn(resource.id, 2) === 0);
const toStu3Resource = (resource: FhirResource): Stu3Resource => inTerms(rendered(resource));

const rendered = (resource: FhirResource): Stu3Resource => {
  switch (resource.resourceType) {
    case 'Condition': return toStu3Condition(resource);
    case 'Consent': return toStu3Consent(resource);
    case 'Encounter': return toStu3Encounter(resource);
    case 'CarePlan': return toStu3CarePlan(resource);
    case 'Observation': return toStu3Observation(resource);
    case 'Procedure': return isRestriction(resource) ? toStu3Restriction(resource) : toStu3Procedure(resource);
    case 'MedicationStatement': return toStu3MedicationUse(resource);
    case 'AllergyIntolerance': return { ...resource, verificationStatus: 'confirmed' };
    // Location, Organization, Patient, Coverage, Medication and Basic have in STU3 every element that the population uses.
    default: return { ...resource };
  }
};
