import { isObject, type JsonObject } from '@meervoud/adapter-sdk';
import { misread } from './mutant.ts';

/** The same JSON with every text changed, at whatever depth. */
const withTexts = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => withTexts(item, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, name === 'meta' ? item : withTexts(item, change)]));
};
const ofType = (type: string, change: (resource: JsonObject) => JsonObject) =>
  (resource: JsonObject): JsonObject => (resource['resourceType'] === type ? change(resource) : resource);
const without = (name: string) => ({ [name]: _, ...rest }: JsonObject): JsonObject => rest;
const isStaged = (item: unknown): item is { readonly summary: { readonly coding: readonly JsonObject[] } } =>
  isObject(item) && isObject(item['summary']) && Array.isArray(item['summary']['coding']);
const inSummaries = (stage: unknown, change: (coding: JsonObject) => JsonObject): unknown =>
  (Array.isArray(stage) ? stage.map((item: unknown) => (isStaged(item) ? { summary: { coding: item.summary.coding.map(change) } } : item)) : stage);

const gradeCodes: Readonly<Record<string, string>> = { 1: '421076008', 2: '420324007', 3: '421927004', 4: '420597008' };
const valid: Readonly<Record<string, string>> = {
  Encounter: 'in-progress', Coverage: 'active', Consent: 'active', CarePlan: 'active', Observation: 'final', Procedure: 'completed',
};

/** Wrong about what a resource means: mistakes that real mappings have made. */
export const misreading = [
  misread('takes-a-risk-for-an-ulcer', ofType('Condition', (condition) => withTexts(condition, (text) => (text === '285304000' ? '399912005' : text)) as JsonObject)),
  misread('ignores-the-stage', ofType('Condition', without('stage'))),
  misread('believes-the-display', ofType('Condition', (condition) => ({
    ...condition,
    stage: inSummaries(condition['stage'], (coding) => ({ ...coding, code: gradeCodes[/graad (\d)/.exec(String(coding['display']))?.[1] ?? ''] ?? coding['code'] })),
  }))),
  misread('knows-no-replacement-codes', ofType('Condition', (condition) => ({ ...condition, stage: inSummaries(condition['stage'], (coding) => (/^116322/.test(String(coding['code'])) ? {} : coding)) }))),
  misread('never-sees-an-end', ofType('Condition', without('abatementDateTime'))),
  misread('keeps-what-is-refuted', ofType('Condition', (condition) => (JSON.stringify(condition['verificationStatus'])?.includes('refuted') ? without('verificationStatus')(condition) : condition))),
  misread('cuts-times-off-in-utc', (resource) => withTexts(resource, (text) => text.replace(/^(\d{4}-\d{2}-\d{2})T[\d:.]+Z$/, '$1')) as JsonObject),
  misread('counts-not-asked-as-agreed', ofType('Consent', (consent) => {
    const { _type, ...provision } = (consent['provision'] ?? {}) as JsonObject;
    return _type === undefined ? consent : { ...consent, provision: { ...provision, type: 'permit' } };
  })),
  misread('ignores-modifier-extensions', (resource) => (Array.isArray(resource['modifierExtension']) ? without('modifierExtension')(resource) : resource)),
  misread('takes-finished-for-ended', ofType('Encounter', (encounter) => (encounter['status'] === 'finished' && !('end' in (encounter['period'] as object)) ? { ...encounter, status: 'cancelled' } : encounter))),
  misread('takes-a-visit-for-a-stay', ofType('Encounter', (encounter) => withTexts(encounter, (text) => (text === 'AMB' ? 'IMP' : text)) as JsonObject)),
  misread('keeps-what-was-entered-in-error', (resource) => {
    const status = resource['status'] === 'entered-in-error' ? { status: valid[String(resource['resourceType'])] } : {};
    const verified = JSON.stringify(resource['verificationStatus'])?.includes('entered-in-error') ? without('verificationStatus')(resource) : resource;
    return { ...verified, ...status };
  }, 'entered-in-error-equals-deleted'),
  misread('stumbles-over-a-surprise', (resource) => {
    // a TypeError when it is no text
    (resource['status'] as string | undefined)?.toUpperCase();
    return resource;
  }, 'hostile-input-survived'),
  misread('makes-up-a-missing-id', (resource) => (typeof resource['id'] === 'string' && resource['id'].length > 0 ? resource : { ...resource, id: 'made-up' }), 'hostile-input-survived'),
] as const;
