import { type CodeSet, type KnownZib } from '@meervoud/adapter-sdk';
import { nursingIntervention } from './codes/convention.ts';
import { LOINC, plainCodes, SNOMED } from './codes/systems.ts';

const sct = (...codes: readonly string[]): CodeSet => plainCodes(SNOMED, ...codes);
const loinc = (...codes: readonly string[]): CodeSet => plainCodes(LOINC, ...codes);

const observation = (zib: string, codes: CodeSet<unknown>): KnownZib => ({ zib, resourceType: 'Observation', at: { element: 'code', codes } });
const byCategory = (zib: string, resourceType: string, codes: CodeSet<unknown>): KnownZib => ({ zib, resourceType, at: { element: 'category', codes } });
const byType = (zib: string, resourceType = zib): KnownZib => ({ zib, resourceType });

/**
 * What we know and no indicator reads, to name it, in zib2017 and in zib2020. zibs by the codes of zib-codes.json and of
 * the zib- and nl-core profiles; then resource types whose every resource is one zib. An Observation with another code stays unrecognised.
 */
export const known: readonly KnownZib[] = [
  byCategory('NursingIntervention', 'Procedure', nursingIntervention),
  { zib: 'AdvanceCarePlanningConversation', resourceType: 'Procedure', at: { element: 'code', codes: sct('713603004') } },
  { zib: 'Procedure', resourceType: 'Procedure', at: { element: 'code', codes: 'any' } },

  byCategory('Wound', 'Condition', sct('416462003')),
  byCategory('Burnwound', 'Condition', sct('125666000')),
  byCategory('LegalSituation', 'Condition', sct('303186005', '151701000146105')),
  byCategory('Stoma', 'Condition', sct('245857005')),
  byCategory('SkinDisorder', 'Condition', sct('95320005')),
  { zib: 'Problem', resourceType: 'Condition', at: { element: 'code', codes: 'any' } },

  byCategory('NursingIntervention', 'CarePlan', nursingIntervention),
  byCategory('HelpFromOthers', 'CarePlan', sct('243114000')),
  byCategory('MedicationContraIndication', 'Flag', sct('140401000146105')),
  byCategory('Alert', 'Flag', loinc('75323-6', '74018-3')),

  observation('BowelFunction', sct('111989001', '129008009', '162098000', '443172007')),
  observation('BowelFunction', loinc('9397-1')),
  observation('AbilityToUseToilet', sct('284779002', '284899001')),
  observation('AbilityToDrink', sct('288852001', '288851008')),
  observation('AbilityToEat', sct('288883002', '288843005')),
  observation('Wound characteristics', sct('225552003', '360541000146109', '449747006', '405009004', '298007001', '148641000146109')),
  observation('Wound characteristics', loinc('39125-0', '39126-8', '39127-6')),
  observation('Burnwound', sct('360531000146101')),
  observation('MUSTScore', sct('414648004', '444297006')),
  observation('SNAQScore', sct('8881000146104')),
  observation('SNAQrcScore', sct('108311000146106')),
  observation('SNAQ65plusScore', sct('108321000146101')),
  observation('BodyWeight', loinc('29463-7')),
  observation('BodyHeight', loinc('8302-2')),
  observation('BarthelADLIndex', sct('273302005')),
  observation('DOSScore', sct('55681000146102')),
  observation('PainScore', sct('225908003')),
  observation('FluidBalance', sct('710853006', '251852001', '251841007')),
  observation('LivingSituation', sct('365508006')),
  observation('SOAPReport', sct('255362007', '260224007', '129265001', '129271007')),
  observation('AdvanceCarePlanning', sct('153851000146100', '395091006', '340171000146104', '247751003', '570801000146104')),
  byCategory('FunctionalOrMentalStatus', 'Observation', sct('118228005')),

  byType('Patient'), byType('ContactPerson', 'RelatedPerson'), byType('HealthProfessional', 'Practitioner'),
  byType('HealthProfessional', 'PractitionerRole'), byType('HealthcareProvider (organization)', 'Organization'),
  byType('HealthcareProvider (room or other place)', 'Location'), byType('CareTeam'), byType('Encounter (not a stay)', 'Encounter'),
  byType('EpisodeOfCare'), byType('Payer', 'Coverage'), byType('AllergyIntolerance'), byType('TreatmentObjective', 'Goal'),
  byType('MedicalDevice', 'Device'), byType('MedicalDevice', 'DeviceUseStatement'), byType('NutritionAdvice', 'NutritionOrder'),
  byType('PharmaceuticalProduct', 'Medication'), byType('MedicationAgreement', 'MedicationRequest'),
  byType('MedicationUse', 'MedicationStatement'), byType('MedicationAdministration'), byType('AdministrationAgreement', 'MedicationDispense'),
  byType('Vaccination', 'Immunization'), byType('SOAPReport', 'Composition'), byType('QuestionnaireResponse'),
];
