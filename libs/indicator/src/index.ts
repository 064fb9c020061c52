// What an indicator is
export type {
  AttestedIndicator, Basis, ChoiceIndicator, CountIndicator, ChoiceTheme, DerivedIndicator, Example, ExampleRecord, ExperienceSource,
  HeaderIndicator, IndicatorDefinition, IndicatorId, JudgedIndicator, MajorityIndicator, MeanIndicator, Obligation, ProportionIndicator, RatioIndicator,
} from './definition.ts';
export type { AnyExists, Criterion, Exists, FieldTest, RulingSetting, When, Where } from './criterion.ts';
export type { ContractsOfStaff, StaffAmount, StaffMeasure } from './staff-amount.ts';
export { residents, wards } from './populations.ts';
export { defineIndicator } from './define-indicator.ts';
export { requireSoundExamples } from './check-examples.ts';

// A set of one reporting year
export { defaultReferenceDate, findIndicator, type IndicatorSet, type Theme } from './indicator-set.ts';
export { defineIndicatorSet } from './define-indicator-set.ts';
export { nextYear, type YearChanges } from './next-year.ts';
export { setOfYear, type Shelf, unchangedUntil } from './shelf.ts';
export { periodOf } from './period-of.ts';

// What no source settles, and what the provider decides
export { defaultSettings, type SettingName, Settings } from './settings.ts';
export { settingsOf } from './settings-of.ts';
export { type Ruling, type RulingId, rulings } from './rulings.ts';
export { Attestation, AttestedAnswer, Campaign, DecimalText, LocationChoices } from './campaign.ts';
export { attestableAs, checkAttestation } from './check-attestation.ts';

// What follows from a definition
export { criteriaOf } from './criteria-of.ts';
export { type DateFields, type Need, needsOf, type PlaceFields } from './needs.ts';
export { type Clause, clausesOf, type Gate, isOpen } from './walk.ts';
export { definitionHash } from './definition-hash.ts';
export { examplePlace, exampleRecords, exampleReferenceDate } from './example-records.ts';

// What can be counted, before anything is
export { claimedCoverage, type Coverage, type Fill, recordsIn, type ZibCoverage } from './coverage.ts';
export { type ComputabilityRow, type ComputabilityVerdict, computabilityOf, type MissingElement } from './computability.ts';
export { type ElementRegistration, type Expected, FILLED_SHARE, registration, type ZibRegistration } from './registration.ts';
