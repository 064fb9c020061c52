import { discloseValues } from '@meervoud/exchange';
import { expect, test } from 'vitest';
import { faultsOf } from '../../measure/test/r4/validate.ts';
import { toMeasureReportBundle, toPayload } from '../src/index.ts';
import { key, locations, organization, profile, set, values } from './example.ts';

interface Sent { readonly entry: readonly { readonly fullUrl: string; readonly resource: { readonly resourceType: string; readonly id: string } }[] }

test('what leaves the house is valid base FHIR R4: the bundle, and every summary MeasureReport in it', () => {
  const bundle = toMeasureReportBundle({ organization, locations, set, profile, key, values: discloseValues(set, values, profile.disclosure) });
  const text = new TextDecoder().decode(toPayload(bundle).bytes);
  const { entry } = JSON.parse(text) as Sent;
  const typeOf = new Map(entry.map(({ fullUrl, resource }) => [fullUrl, `${resource.resourceType}/${resource.id}`]));
  // within a transaction an entry is referred to by its fullUrl; the validator knows types only by name
  const named = text.replaceAll(/"reference":"(urn:uuid:[^"]+)"/g, (_, url: string) => {
    expect(typeOf.has(url)).toBe(true);
    return `"reference":"${typeOf.get(url)}"`;
  });
  expect(faultsOf(JSON.parse(named))).toStrictEqual([]);
  expect(entry.filter(({ resource }) => resource.resourceType === 'MeasureReport').length).toBeGreaterThan(5);
});
