import type { Attestation, Campaign } from '@meervoud/indicator';
import { hashOfValue, Value } from '@meervoud/value';
import { expect, it } from 'vitest';
import type { Store, StoredFragment } from '../src/index.ts';
import { at, derived, NOON } from './examples.ts';
import { onFootings } from './on-footings.ts';

const INDICATOR = 'INID000001';

onFootings('values, fragments and campaigns', (opened) => {
  const store = (): Store => opened().store;
  const scope = (organization: string) => ({ organization, set: 'basisveiligheid', reportingYear: 2023 });

  it('appends a version only where the content differs, and never changes one', async () => {
    const first = derived('versions', 'a', INDICATOR, 1);
    expect(await store().values.put([first], NOON)).toBe(1);
    expect(await store().values.put([first], at('2025-01-01T00:00:00.000Z'))).toBe(0);
    expect(await store().values.put([derived('versions', 'a', INDICATOR, 2)], NOON)).toBe(1);
    expect(await store().values.put([first], NOON)).toBe(1);
    const [newest] = await store().values.newest(scope('versions'));
    expect(newest).toEqual({ ...first, id: newest?.id, version: 3, contentHash: hashOfValue(first), derivedAt: NOON });
    expect(newest?.id).toMatch(/^val-[0-9a-f]{16}$/);
    expect(Value.parse(newest)).toEqual(newest);
    expect(await store().values.byId(newest?.id ?? '')).toEqual(newest);
    expect(await store().values.byId('val-0000000000000000')).toBeUndefined();
  });

  it('gives the newest versions by location and then indicator, the organization first', async () => {
    await store().values.put([
      derived('scopes', 'b', 'INID000002', 1), derived('scopes', 'b', 'INID000001', 1), derived('scopes', 'a', 'INID000002', 1), derived('scopes', null, 'INID000009', 1),
    ], NOON);
    const names = (values: readonly Value[]): readonly string[] => values.map(({ location, indicator }) => `${location}/${indicator}`);
    expect(names(await store().values.newest(scope('scopes')))).toEqual(['null/INID000009', 'a/INID000002', 'b/INID000001', 'b/INID000002']);
    expect(names(await store().values.newest({ ...scope('scopes'), location: null }))).toEqual(['null/INID000009']);
    expect(names(await store().values.newest({ ...scope('scopes'), location: 'b' }))).toEqual(['b/INID000001', 'b/INID000002']);
    expect(await store().values.newest({ ...scope('scopes'), reportingYear: 2024 })).toEqual([]);
  });

  it('makes one version of what many writers put at once', async () => {
    const same = derived('at-once', null, INDICATOR, 1);
    const counts = await Promise.all(Array.from({ length: 8 }, () => store().values.put([same, derived('at-once', 'a', INDICATOR, 1)], NOON)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
    const others = await Promise.all(Array.from({ length: 8 }, (_, n) => store().values.put([derived('at-once', null, INDICATOR, n + 2)], NOON)));
    expect(others).toEqual(Array.from({ length: 8 }, () => 1));
    expect((await store().values.newest({ ...scope('at-once'), location: null })).map(({ version }) => version)).toEqual([9]);
  });

  it('keeps versions of a fragment, and gives back the newest as it was written', async () => {
    const fragment: StoredFragment = { ...scope('fragments'), location: 'a', theme: '1.1', template: 'decubitus', content: { b: 1, a: ['tekst'] }, valueIds: ['val-1'] };
    expect(await store().fragments.put([fragment, { ...fragment, template: 'another' }], NOON)).toBe(2);
    expect(await store().fragments.put([{ ...fragment, content: { a: ['tekst'], b: 1 } }], NOON)).toBe(0);
    const changed = { ...fragment, valueIds: ['val-2'] };
    expect(await store().fragments.put([changed], NOON)).toBe(1);
    expect(await store().fragments.newest(scope('fragments'))).toEqual([{ ...fragment, template: 'another' }, changed]);
    expect(await store().fragments.newest({ ...scope('fragments'), location: 'b' })).toEqual([]);
  });

  it('keeps a campaign, and of attestations the newest per location and indicator', async () => {
    const campaign: Campaign = { set: 'basisveiligheid', reportingYear: 2023, locations: { a: { chosen: ['1.1', '4.1'] } } };
    expect(await store().campaigns.get('campaigns', 'basisveiligheid', 2023)).toBeUndefined();
    await store().campaigns.put('campaigns', { ...campaign, locations: {} });
    await store().campaigns.put('campaigns', campaign);
    expect(await store().campaigns.get('campaigns', 'basisveiligheid', 2023)).toEqual(campaign);
    const attestation = (text: string, time: string, location?: string): Attestation => ({
      set: 'basisveiligheid', reportingYear: 2023, indicator: INDICATOR, answer: { type: 'text', text }, by: 'kwaliteit', at: at(time), ...(location && { location }),
    });
    const old = attestation('oud', '2024-01-01T00:00:00.000Z');
    const young = attestation('nieuw', '2024-02-01T00:00:00.000Z');
    const there = attestation('daar', '2024-01-15T00:00:00.000Z', 'a');
    await store().campaigns.attest('campaigns', [young, there]);
    await store().campaigns.attest('campaigns', [old, young]);
    expect(await store().campaigns.attestations('campaigns', 'basisveiligheid', 2023)).toEqual([young, there]);
  });
});
