import { pseudonymiser } from '@meervoud/acquisition';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { classify, joinedAmong, type JsonObject } from '@meervoud/adapter-sdk';
import { assembleSubmission, previewSubmission, type PreviewKind } from '@meervoud/delivery';
import { deriveValues } from '@meervoud/derivation';
import type { ExchangeProfile } from '@meervoud/exchange';
import type { Attestation, Campaign, IndicatorSet } from '@meervoud/indicator';
import { kwaliteitsbeeldFor } from '@meervoud/indicators-basisveiligheid';
import { zorgkantorenFor } from '@meervoud/indicators-zorgkantoren';
import { toInstant } from '@meervoud/kernel';
import { clientCouncil } from '@meervoud/profile-client-council';
import { inspectorate } from '@meervoud/profile-inspectorate';
import { kwaliteitsbeeld } from '@meervoud/profile-kwaliteitsbeeld';
import { ownLearning } from '@meervoud/profile-own-learning';
import { zorgkantoor } from '@meervoud/profile-zorgkantoor';
import { readReuse } from '@meervoud/reuse';
import { openTestStore, type TestStore } from '@meervoud/store/testing';
import { generatePopulation } from '@meervoud/synthetic';
import { parseRecord } from '@meervoud/zibs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const population = generatePopulation({ seed: 5, reportingYear: 2025, clientsPerLocation: 60 });
const { organization } = population;
const joined = joinedAmong(population.resources as unknown as readonly JsonObject[]);
const context = { source: 'ecd', pseudonym: pseudonymiser(new Uint8Array(32).fill(3), 'ecd'), joined };
const records = (population.resources as unknown as readonly JsonObject[]).flatMap((resource) => {
  const classified = classify(resource, nlCoreR4, context);
  return classified.outcome === 'mapped' ? classified.records.map((record) => parseRecord(record)) : [];
});
const clock = { now: () => toInstant(Date.UTC(2026, 3, 10)) };
const stated = (set: IndicatorSet, indicator: string, answer: Attestation['answer']): Attestation =>
  ({ set: set.id, reportingYear: set.reportingYear, indicator, answer, by: 'b.bakker', at: clock.now() });

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore({ kind: 'embedded' });
  const run = { organization: organization.id, source: 'ecd', run: 'r-1' };
  await opened.store.runs.begin(run, nlCoreR4.provides, 'nl-core-r4');
  await opened.store.records.stage(run, records);
  await opened.store.runs.complete(run);
  await put(kwaliteitsbeeldFor(2025), [
    stated(kwaliteitsbeeldFor(2025), 'MV-kwaliteitsbeeld-1', { type: 'yes-no', value: true }),
    stated(kwaliteitsbeeldFor(2025), 'MV-kwaliteitsbeeld-2', { type: 'url', url: 'https://zorg.example/kwaliteitsbeeld' }),
  ]);
  await put(zorgkantorenFor(1)(2026), [stated(zorgkantorenFor(1)(2026), 'MV-zorgkantoren-16.1', { type: 'count', count: 12 })]);
});
afterAll(() => opened?.close());

const put = async (set: IndicatorSet, attestations: readonly Attestation[]): Promise<void> => {
  const locations = (await opened.store.records.locations(organization.id)).map(({ id }) => id);
  const campaign: Campaign = { set: set.id, reportingYear: set.reportingYear, locations: Object.fromEntries(locations.map((id) => [id, { chosen: [] }])) };
  await opened.store.campaigns.put(organization.id, campaign);
  for (const location of [...locations, null]) {
    await opened.store.values.put(deriveValues({ organization: organization.id, set, campaign, attestations, location, records, provided: new Set(nlCoreR4.provides) }), clock.now());
  }
};

const cases: readonly (readonly [ExchangeProfile, IndicatorSet])[] = [
  [kwaliteitsbeeld, kwaliteitsbeeldFor(2025)], [clientCouncil, kwaliteitsbeeldFor(2025)], [ownLearning, kwaliteitsbeeldFor(2025)],
  [zorgkantoor[0]!, zorgkantorenFor(1)(2026)], [inspectorate[0]!, zorgkantorenFor(1)(2026)],
];

describe.each(cases.map(([profile, set]) => [profile.id, profile, set] as const))('%s', (_, profile, set) => {
  test('what a reviewer was shown is what is drawn up, row by row', async () => {
    const rows = await previewSubmission({ store: opened.store, set, profile, organization: organization.id, recipient: 'r' });
    const { submission } = await assembleSubmission({
      store: opened.store, set, profile, organization, recipient: 'r', clock, acceptIncomplete: { reason: 'test', by: 'b.bakker' },
    });
    const payload = JSON.parse(new TextDecoder().decode(await opened.store.submissions.payload(submission.id))) as {
      readonly meta: { readonly tag: readonly { readonly code: string }[] };
      readonly entry: readonly { readonly resource: { readonly resourceType: string; readonly extension: readonly { readonly url: string; readonly valueCode?: string }[] } }[];
    };
    expect(payload.meta.tag.map(({ code }) => code)).toStrictEqual([`${profile.id}@${profile.version}`, profile.disclosure.policy]);
    const reports = payload.entry.filter(({ resource }) => resource.resourceType === 'MeasureReport');
    const count = (...kinds: readonly PreviewKind[]) => rows.filter(({ kind }) => kinds.includes(kind)).length;
    expect(reports).toHaveLength(rows.length - count('not-asked', 'not-derived'));
    const kindIn = ({ resource }: (typeof reports)[number]) => resource.extension.find(({ url }) => url.endsWith('outcome-kind'))?.valueCode;
    expect(reports.filter((report) => kindIn(report) === 'suppressed')).toHaveLength(count('held-back'));
    expect(reports.length).toBeGreaterThan(0);
    // every row of every place is accounted for, and no figure that stays in is shown
    const places = new Set(rows.map(({ location }) => location)).size;
    expect(rows).toHaveLength(places * set.indicators.filter(({ kind }) => kind !== 'header').length);
    for (const { kind, outcome, why } of rows) if (kind === 'held-back') expect([outcome?.kind, why.nl === '']).toStrictEqual(['suppressed', false]);
  });
});

test('the purchaser gets its counts exactly and is shown where few are visible; the council gets what the house rule lets go', async () => {
  const of = async (profile: ExchangeProfile, set: IndicatorSet) => {
    const rows = await previewSubmission({ store: opened.store, set, profile, organization: organization.id });
    return new Map(rows.map(({ kind }) => [kind, rows.filter((row) => row.kind === kind).length]));
  };
  const purchaser = await of(zorgkantoor[0]!, zorgkantorenFor(1)(2026));
  expect(purchaser.get('held-back')).toBeUndefined();
  expect(purchaser.get('few-visible')).toBeGreaterThan(10);
  const council = await of(clientCouncil, kwaliteitsbeeldFor(2025));
  expect(council.get('few-visible')).toBeUndefined();
  expect(council.get('held-back')).toBeGreaterThan(10);
  expect(council.get('leaves')).toBeGreaterThan(0);
  // K1 and K2 of four locations, and nothing else
  expect((await of(kwaliteitsbeeld, kwaliteitsbeeldFor(2025))).get('leaves')).toBe(8);
});

test('a set that was counted over other clients than the purchaser asks does not leave', async () => {
  const set = zorgkantorenFor(1)(2026);
  const wider = { ...set, settings: { ...set.settings, careProfiles: [...set.settings.careProfiles, '3VV' as const] } };
  await expect(previewSubmission({ store: opened.store, set: wider, profile: zorgkantoor[0]!, organization: organization.id })).rejects.toMatchObject({ code: 'population-differs' });
});

test('the ledger counts what was sent as figures that nobody typed: those the council could read, counted from records', async () => {
  const before = await readReuse(opened.store, organization.id, 2025);
  expect([before.registrations > 100, before.replacedFigures]).toStrictEqual([true, 0]);
  const [council] = await opened.store.submissions.revisions({ organization: organization.id, recipient: 'r', profile: 'client-council@1.0.0', reportingYear: 2025 });
  await opened.store.submissions.transition(council!.id, 'drafted', 'sent', clock.now());
  const rows = await previewSubmission({ store: opened.store, set: kwaliteitsbeeldFor(2025), profile: clientCouncil, organization: organization.id, recipient: 'r' });
  const readable = rows.filter(({ outcome }) => outcome?.kind === 'measured').length;
  const after = await readReuse(opened.store, organization.id, 2025);
  expect(after.byRecipient).toStrictEqual([{ recipient: 'r', profile: 'client-council@1.0.0', replacedFigures: readable }]);
  expect(after.uses.recipients).toBeGreaterThan(100);
});
