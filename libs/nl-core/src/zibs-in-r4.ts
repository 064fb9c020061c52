import type { CodeSet } from '@meervoud/adapter-sdk';
import type { Carrier, ZibsInFhir } from '@meervoud/measure';
import {
  careProfile, foodPreferences, foodTopic, indicatedProfile, inpatient, medicationReview, meetingTopic, meervoudExtension, nursingIntervention, placeType,
  toiletingPlan, toiletingTopic, wlzIndication,
} from './codes/convention.ts';
import { livingWillType, otherTreatment, treatment } from './codes/directive.ts';
import { medicationUseCategory } from './codes/medication.ts';
import { restrictionCategory, restrictionKinds } from './codes/restriction.ts';
import { hl7, SNOMED } from './codes/systems.ts';
import { clinicalStatus, pressureUlcer, ulcerCategory } from './codes/ulcer.ts';

type Coding = Carrier['foundBy'][number]['codes'][number];

/** Every code of these sets, under the first name of its system. */
const codings = (...sets: readonly CodeSet<unknown>[]): readonly Coding[] =>
  sets.flatMap(({ systems: [system = ''], meanings }) => [...meanings.keys()].map((code) => ({ system, code })));

/** The codes of these sets by what they mean; `write` where the system spells a code otherwise than we ask for it. */
const byMeaning = (sets: readonly CodeSet<unknown>[], write = (code: string) => code): Readonly<Record<string, readonly Coding[]>> => {
  const found: Record<string, Coding[]> = {};
  for (const { systems: [system = ''], meanings } of sets) {
    for (const [code, meaning] of meanings) (found[String(meaning)] ??= []).push({ system, code: write(code) });
  }
  return found;
};

/** The CodeSystem writes `9bVV`; upper and lower case are the same in what is read. */
const asPublished = (code: string): string => code.replace(/^(\d+)([AB])VV$/, (_, digits: string, letter: string) => `${digits}${letter.toLowerCase()}VV`);

const profile = (name: string): string => `http://nictiz.nl/fhir/StructureDefinition/nl-core-${name}`;
const ext = (name: Parameters<typeof meervoudExtension>[0]): string => `extension('${meervoudExtension(name)}')`;
const directive = (category: Coding, scope: string): Carrier['foundBy'] => [
  { path: 'category', codes: [category] }, { path: 'scope', codes: [{ system: hl7('consentscope')[0] ?? '', code: scope }] },
];
const place = ['location.location', 'location.physicalType'];

/** Where each zib stands in FHIR R4: nl-core of zib2020, and our convention for what no zib carries (docs/vendors/convention.md). */
export const zibsInR4: ZibsInFhir = {
  HealthcareProvider: {
    carriers: [{
      type: 'Location', foundBy: [], always: ['status', 'id'],
      elements: { name: ['name'], kind: ['physicalType'], partOf: ['partOf'], vestigingsnummer: ['identifier'] },
    }],
    codes: { kind: byMeaning([placeType]) },
  },
  Stay: {
    carriers: [{
      type: 'Encounter', foundBy: [{ path: 'class', codes: codings(inpatient) }], always: ['status'],
      elements: { subject: ['subject'], location: place, ward: place, start: ['period.start'], end: ['period.end'] },
    }],
  },
  WlzIndicatie: {
    carriers: [{
      type: 'Coverage', foundBy: [{ path: 'type', codes: codings(wlzIndication) }], always: ['status'],
      elements: {
        subject: ['beneficiary'], validFrom: ['period.start'], validUntil: ['period.end'], zorgprofiel: [ext('wlz-zorgprofiel')],
        withTreatment: [ext('wlz-with-treatment')], leveringsvorm: [ext('wlz-leveringsvorm')],
      },
    }],
    codes: { zorgprofiel: byMeaning([careProfile, indicatedProfile], asPublished) },
  },
  PressureUlcer: {
    carriers: [{
      type: 'Condition', profile: profile('PressureUlcer'), foundBy: [{ path: 'code', codes: codings(pressureUlcer, ulcerCategory) }], always: ['verificationStatus'],
      elements: {
        subject: ['subject'], decubitusCategory: ['code', 'stage.summary'], dateOfOnset: ['onset'], abatement: ['abatement'], clinicalStatus: ['clinicalStatus'],
        lastEvidence: ['recordedDate', 'meta.lastUpdated'],
      },
    }],
    codes: { decubitusCategory: byMeaning([ulcerCategory]), clinicalStatus: byMeaning([clinicalStatus]) },
  },
  TreatmentDirective2: {
    carriers: [{
      type: 'Consent', profile: profile('TreatmentDirective2'), always: ['status'], foundBy: directive({ system: SNOMED[0] ?? '', code: '129125009' }, 'treatment'),
      elements: { subject: ['patient'], treatment: ['provision.code'], treatmentDecision: ['provision.type', 'modifierExtension'], dateTime: ['dateTime', 'provision.period.start'], end: ['provision.period.end'] },
    }],
    codes: { treatment: byMeaning([treatment, otherTreatment]) },
  },
  AdvanceDirective: {
    carriers: [{
      type: 'Consent', profile: profile('AdvanceDirective'), always: ['status'], foundBy: directive({ system: hl7('consentcategorycodes')[0] ?? '', code: 'acd' }, 'adr'),
      elements: { subject: ['patient'], livingWillType: ['provision.code'], dateTime: ['dateTime', 'provision.period.start'], end: ['provision.period.end'] },
    }],
    codes: { livingWillType: byMeaning([livingWillType, otherTreatment]) },
  },
  FreedomRestrictingIntervention: {
    carriers: [{
      type: 'Procedure', profile: profile('FreedomRestrictingIntervention'), foundBy: [{ path: 'category', codes: codings(restrictionCategory) }], always: ['status'],
      elements: { subject: ['subject'], kind: ['code'], start: ['performed'], end: ['performed'] },
    }],
    codes: { kind: byMeaning(restrictionKinds) },
  },
  ToiletingPlan: {
    carriers: [
      {
        type: 'CarePlan', always: ['status', 'activity.detail.status', 'activity.detail.doNotPerform'],
        foundBy: [{ path: 'category', codes: codings(nursingIntervention) }, { path: 'activity.detail.code', codes: codings(toiletingPlan) }],
        elements: { subject: ['subject'], present: ['activity.detail.code'], topics: ['activity.detail.code'], effective: ['period.start'], end: ['period.end'] },
      },
      {
        type: 'Observation', foundBy: [{ path: 'code', codes: codings(toiletingPlan) }], always: ['status'],
        elements: { subject: ['subject'], present: ['value'], topics: [], effective: ['effective'], end: ['effective'] },
      },
    ],
    codes: { topics: byMeaning([toiletingTopic]) },
  },
  FoodPreferences: {
    carriers: [{
      type: 'Observation', foundBy: [{ path: 'code', codes: codings(foodPreferences) }], always: ['status'],
      elements: { subject: ['subject'], discussed: ['value'], topics: ['component.code', 'component.value'], date: ['effective'] },
    }],
    codes: { topics: byMeaning([foodTopic]) },
  },
  MedicationReview: {
    carriers: [{
      type: 'Procedure', foundBy: [{ path: 'code', codes: codings(medicationReview) }], always: ['status'],
      elements: { subject: ['subject'], performed: ['performed'], careWorkerPresent: ['performer.function'] },
    }],
  },
  MedicationUse: {
    carriers: [{
      type: 'MedicationStatement', profile: 'http://nictiz.nl/fhir/StructureDefinition/mp-MedicationUse2', always: ['status', 'modifierExtension'],
      foundBy: [{ path: 'category', codes: codings(medicationUseCategory['4.0.1']) }],
      elements: { subject: ['subject'], psychotropicGroup: ['medication'], taken: ['status'], start: ['effective'], end: ['effective'] },
    }],
  },
  Meeting: {
    carriers: [{
      type: 'Basic', foundBy: [{ path: 'code', codes: codings(meetingTopic) }], always: [ext('entered-in-error')],
      elements: { ward: ['subject'], topic: ['code'], date: ['created'], multidisciplinary: [ext('multidisciplinary')], basedOnReports: [ext('based-on-reports')] },
    }],
    codes: { topic: byMeaning([meetingTopic]) },
  },
  /** Filled-in questionnaires come in a file of the provider. */
  SurveyResponse: { carriers: [] },
  /** HR facts too. */
  StaffContract: { carriers: [] },
  WorkedHours: { carriers: [] },
  SickReport: { carriers: [] },
};
