export { defaultSettings, type SettingName, Settings } from './settings.ts';
export { type Ruling, type RulingId, rulings } from './rulings.ts';
export type { AnyExists, Criterion, Exists, FieldTest, When, Where } from './criterion.ts';
export type {
  AttestedIndicator, ChoiceIndicator, ChoiceTheme, DerivedIndicator, Example, ExampleRecord, ExperienceSource,
  HeaderIndicator, IndicatorDefinition, IndicatorId, MajorityIndicator, Obligation, ProportionIndicator,
} from './definition.ts';
export { defaultReferenceDate, findIndicator, type IndicatorSet, type Theme } from './indicator-set.ts';
export { Attestation, AttestedAnswer, Campaign, DecimalText, LocationChoices } from './campaign.ts';
