import { addDays, type CalendarDate, canonical } from '@meervoud/kernel';
import fc, { type Arbitrary } from 'fast-check';
import type { FhirResource } from 'fhir/r4.js';
import { careProfiles, categories, concept, hl7, restrictions, SNOMED, TOPIC, ulcerCodes } from './random-codes.ts';
import { type Around, boundariesOf, daysBeside } from './random-days.ts';

/** A resource without its id and its client. */
export type Draft = Record<string, unknown>;

/** The resources some percentage reads, of one kind, and how many of them a client has. Every date is a whole day. */
export interface Kind {
  readonly atLeast: 0 | 1;
  readonly atMost: number;
  readonly draft: Arbitrary<Draft>;
}

const one = fc.constant;
const among = <Value>(...values: readonly Value[]): Arbitrary<Value> => fc.constantFrom(...values);
const weighed = <Value>(...choices: readonly (readonly [weight: number, arbitrary: Arbitrary<Value>])[]): Arbitrary<Value> =>
  fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));
/** There in so many cases out of ten. */
const inTen = <Value>(times: number, value: Arbitrary<Value>): Arbitrary<Value | undefined> =>
  weighed<Value | undefined>([times, value], [10 - times, one(undefined)]);
const conceptOf = (system: string, ...codes: readonly string[]) => among(...codes.map((code) => concept(system, code)));
const merged = (...parts: readonly Arbitrary<Draft>[]): Arbitrary<Draft> =>
  fc.tuple(...parts).map((all): Draft => Object.assign({}, ...all) as Draft);

type Days = readonly CalendarDate[];
interface Calendar {
  readonly day: (boundaries?: Days) => Arbitrary<CalendarDate>;
  /** A day, or midday of it in the Netherlands. */
  readonly moment: (boundaries?: Days) => Arbitrary<string>;
  readonly period: (boundaries?: Days) => Arbitrary<Draft>;
  /** Usually from long ago and without an end. */
  readonly longPeriod: Arbitrary<Draft>;
}

const calendarAround = (around: Around): Calendar => {
  const day: Calendar['day'] = (boundaries = [around.referenceDate]) => daysBeside(around, boundaries);
  const longAgo = fc.integer({ min: -900, max: -120 }).map((days): string | undefined => addDays(around.referenceDate, days));
  return {
    day,
    moment: (boundaries) => fc.tuple(day(boundaries), among('', 'T12:00:00+01:00')).map(([date, time]) => `${date}${time}`),
    period: (boundaries) => fc.record({ start: inTen(9, day(boundaries)), end: inTen(4, day(boundaries)) }),
    longPeriod: fc.record({ start: weighed<string | undefined>([6, longAgo], [1, day()], [1, one(undefined)]), end: inTen(1, day()) }),
  };
};

const at = (id: string, physicalType?: 'bu' | 'wa') => ({
  location: { reference: `Location/${id}` }, physicalType: physicalType && concept(hl7('location-physical-type'), physicalType),
});

const stays = ({ longPeriod }: Calendar): Arbitrary<Draft> => fc.record({
  resourceType: one('Encounter'),
  status: among(
    'in-progress', 'in-progress', 'in-progress', 'in-progress', 'finished', 'finished', 'onleave', 'unknown', 'planned', 'entered-in-error',
  ),
  class: weighed([9, one('IMP')], [1, one('AMB')]).map((code) => ({ system: hl7('v3-ActCode'), code })),
  period: longPeriod,
  location: among(
    [at('here', 'bu'), at('here-1', 'wa')], [at('here', 'bu'), at('here-2', 'wa')], [at('here-1', 'wa'), at('here', 'bu')], [at('here', 'bu')],
    [at('here')], [at('elsewhere', 'bu'), at('elsewhere-1', 'wa')], [at('here-1', 'wa')], undefined,
  ),
});

const indications = ({ longPeriod }: Calendar): Arbitrary<Draft> => fc.record({
  resourceType: one('Coverage'),
  status: weighed([9, one('active')], [1, one('cancelled')]),
  type: conceptOf(TOPIC, 'wlz-indicatie'),
  period: longPeriod,
  extension: fc.tuple(among(...careProfiles), among(true, true, false, undefined)).map(([valueCoding, valueBoolean]) => [
    { url: canonical('StructureDefinition/wlz-zorgprofiel'), valueCoding },
    ...(valueBoolean === undefined ? [] : [{ url: canonical('StructureDefinition/wlz-with-treatment'), valueBoolean }]),
  ]),
});

const ulcers = ({ day, moment }: Calendar, stale: Days): Arbitrary<Draft> => fc.record({
  resourceType: one('Condition'),
  code: conceptOf(SNOMED, ...ulcerCodes),
  stage: fc.array(conceptOf(SNOMED, ...categories).map((summary) => ({ summary })), { maxLength: 2 }),
  clinicalStatus: inTen(6, conceptOf(hl7('condition-clinical'), 'active', 'active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved')),
  verificationStatus: inTen(2, conceptOf(hl7('condition-ver-status'), 'confirmed', 'refuted', 'entered-in-error')),
  onsetDateTime: inTen(8, moment(stale)),
  abatementDateTime: inTen(3, moment()),
  recordedDate: inTen(6, day(stale)),
  meta: inTen(5, day(stale).map((text) => ({ lastUpdated: `${text}T11:00:00Z` }))),
});

const directives = ({ moment, period }: Calendar): Arbitrary<Draft> => fc.record({
  resourceType: one('Consent'),
  status: among('active', 'active', 'active', 'inactive', 'rejected', 'entered-in-error'),
  scope: conceptOf(hl7('consentscope'), 'treatment'),
  category: one([concept(SNOMED, '129125009')]),
  dateTime: inTen(8, moment()),
  provision: fc.record({ type: inTen(7, among('permit', 'deny')), period: inTen(4, period()), code: one([concept(SNOMED, '89666000')]) }),
  modifierExtension: inTen(1, one([
    { url: 'http://nictiz.nl/fhir/StructureDefinition/ext-TreatmentDirective2.SpecificationOther', valueString: 'alleen in overleg' },
  ])),
});

const advanceDirectives = ({ day }: Calendar): Arbitrary<Draft> => fc.record({
  resourceType: one('Consent'), status: one('active'),
  scope: conceptOf(hl7('consentscope'), 'adr'),
  category: one([concept(hl7('consentcategorycodes'), 'acd')]),
  dateTime: day(),
  provision: conceptOf('urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1', 'NR', 'EU', 'DO').map((code) => ({ code: [code] })),
});

const performed = ({ moment, period }: Calendar, boundaries: Days): Arbitrary<Draft> => weighed<Draft>(
  [5, moment(boundaries).map((performedDateTime) => ({ performedDateTime }))],
  [4, period(boundaries).map((performedPeriod) => ({ performedPeriod }))],
  [1, one({})],
);

const careWorker = concept(TOPIC, 'medication-care-worker');
const physician = concept('http://fhir.nl/fhir/NamingSystem/uzi-rolcode', '01.047');
const reviews = (calendar: Calendar, year: Days): Arbitrary<Draft> => merged(fc.record({
  resourceType: one('Procedure'),
  status: among('completed', 'completed', 'completed', 'completed', 'in-progress', 'not-done', 'entered-in-error'),
  code: conceptOf(SNOMED, '182836005'),
  performer: inTen(8, fc.array(
    fc.record({ function: among(careWorker, careWorker, physician, undefined), actor: one({ display: 'medewerker' }) }),
    { minLength: 1, maxLength: 2 },
  )),
}), performed(calendar, year));

const restraints = (calendar: Calendar, thirtyDays: Days): Arbitrary<Draft> => merged(fc.record({
  resourceType: one('Procedure'),
  status: among('completed', 'completed', 'completed', 'in-progress', 'in-progress', 'stopped', 'preparation', 'not-done', 'entered-in-error'),
  category: conceptOf(SNOMED, '225317005', '225214000'),
  code: among(...restrictions),
}), performed(calendar, thirtyDays));

const activity = (status: string, code: string) => ({ detail: { status, code: concept(TOPIC, code) } });
const carePlans = ({ day }: Calendar): Arbitrary<Draft> => fc.record({
  resourceType: one('CarePlan'), intent: one('plan'),
  status: among('active', 'active', 'active', 'active', 'completed', 'on-hold', 'revoked', 'draft', 'entered-in-error'),
  category: one([concept(SNOMED, '9632001')]),
  period: fc.record({ start: day(), end: inTen(4, day()) }),
  activity: among('in-progress', 'in-progress', 'in-progress', 'scheduled', 'cancelled')
    .map((status) => [activity(status, 'toileting-plan'), activity('in-progress', 'toileting-help')]),
});

const observations = (topic: string, effective: Arbitrary<Draft>): Arbitrary<Draft> => merged(fc.record({
  resourceType: one('Observation'),
  status: among('final', 'final', 'final', 'final', 'amended', 'preliminary', 'cancelled', 'entered-in-error'),
  code: conceptOf(TOPIC, topic),
}), weighed<Draft>(
  [4, one({ valueBoolean: true })], [4, one({ valueBoolean: false })], [1, one({ dataAbsentReason: concept(hl7('data-absent-reason'), 'unknown') })],
), effective);
const effectiveOn = (moment: Arbitrary<string>): Arbitrary<Draft> => moment.map((effectiveDateTime) => ({ effectiveDateTime }));

/** Every kind of resource that some of the six percentages read. */
export const kindsAround = (around: Around): readonly Kind[] => {
  const calendar = calendarAround(around);
  const { ulcerStale, thirtyDays, sixMonths, year } = boundariesOf(around);
  const talkedOn = weighed<Draft>(
    [6, effectiveOn(calendar.moment(sixMonths))], [3, calendar.day(sixMonths).map((start) => ({ effectivePeriod: { start } }))], [1, one({})],
  );
  return [
    { atLeast: 1, atMost: 2, draft: stays(calendar) },
    { atLeast: 1, atMost: 2, draft: indications(calendar) },
    { atLeast: 0, atMost: 2, draft: ulcers(calendar, ulcerStale) },
    { atLeast: 0, atMost: 2, draft: directives(calendar) },
    { atLeast: 0, atMost: 1, draft: advanceDirectives(calendar) },
    { atLeast: 0, atMost: 2, draft: reviews(calendar, year) },
    { atLeast: 0, atMost: 2, draft: restraints(calendar, thirtyDays) },
    { atLeast: 0, atMost: 2, draft: carePlans(calendar) },
    { atLeast: 0, atMost: 2, draft: observations('toileting-plan', effectiveOn(calendar.moment())) },
    { atLeast: 0, atMost: 2, draft: observations('food-preferences', talkedOn) },
  ];
};

/** Where a resource of that type names its client. */
const subjectElement = (resourceType: unknown): string => ({ Coverage: 'beneficiary', Consent: 'patient' }[String(resourceType)] ?? 'subject');

/** The draft as a resource of this client; what is undefined is left out. */
export const toResource = (draft: Draft, id: string, client: string): FhirResource =>
  JSON.parse(JSON.stringify({ ...draft, id, [subjectElement(draft['resourceType'])]: { reference: `Patient/${client}` } })) as FhirResource;
