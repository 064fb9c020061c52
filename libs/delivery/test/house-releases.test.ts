import type { DisclosedOutcome, ExchangeProfile } from '@meervoud/exchange';
import { at, attestedText, campaign, locations, measured, organization, profile as broker, reportUrl, set as whole, ulcers, value } from './example.ts';
import { beforeEach, expect, test } from 'vitest';
import { assembleSubmission } from '../src/index.ts';
import { reportsIn } from '../src/reports-in.ts';
import { MemoryStore } from './memory-store.ts';

const set = { ...whole, indicators: [ulcers], minimumChosen: 0 };
const council: ExchangeProfile = { ...broker, id: 'client-council', disclosure: { policy: 'house@1', suppressBelow: 10 } };
const purchaser: ExchangeProfile = { ...council, id: 'purchaser', level: 'organization' };
const total = (numerator: number, denominator: number) => ({ ...value('iep', ulcers, measured(numerator, denominator)), id: `val-total-${numerator}-${denominator}`, location: null });
const of = (location: string, numerator: number, denominator: number) => ({ ...value(location, ulcers, measured(numerator, denominator)), id: `val-${location}-${numerator}-${denominator}` });

let memory: MemoryStore;
beforeEach(() => {
  memory = new MemoryStore();
  memory.campaign = campaign;
  memory.locations = locations;
});
const assemble = (profile: ExchangeProfile, more: object = {}) => assembleSubmission({
  store: memory.asStore(), set, profile, organization, recipient: profile.id, clock: { now: () => at }, ...more,
});
const kindsIn = (id: string): readonly unknown[] => reportsIn(memory.state.payloads[id]!).map((report) => (
  (report['extension'] as readonly { readonly valueCode?: DisclosedOutcome['kind'] }[])[0]!.valueCode));

test('a total that would give a hidden location away to whoever asks both is hidden from a recipient of totals only', async () => {
  memory.values = [of('iep', 3, 30), of('eik', 20, 60), total(23, 90)];
  const { submission, warnings } = await assemble(purchaser);
  expect(kindsIn(submission.id)).toStrictEqual(['suppressed']);
  expect(warnings.filter(({ code }) => code === 'figure-held-back')).toStrictEqual([
    { code: 'figure-held-back', at: '2023/organisatie/1.1b', message: 'held back: another hidden figure could be calculated from it' },
  ]);
  // what is in the signed payload about it is the name of the rule
  expect(new TextDecoder().decode(memory.state.payloads[submission.id])).toContain('"house@1"');
});

test('a correction by one person is held back for every recipient, until somebody lets it go with a reason', async () => {
  memory.values = [of('iep', 20, 50), of('eik', 20, 60), total(40, 110)];
  expect(kindsIn((await assemble(council)).submission.id)).toStrictEqual(['measured', 'measured']);
  // one client of De Iep turns out to have an ulcer after all
  memory.values = [of('iep', 21, 50), of('eik', 20, 60), total(41, 110)];
  const held = await assemble(purchaser);
  expect(kindsIn(held.submission.id)).toStrictEqual(['suppressed']);
  expect(held.warnings.map(({ code }) => code)).toContain('correction-held-back');

  const references = ['2023/iep/1.1b', '2023/organisatie/1.1b'];
  const free = await assemble(purchaser, { releaseHeld: { reason: 'afgestemd met de ontvanger', by: 'b.bakker', references } });
  expect(kindsIn(free.submission.id)).toStrictEqual(['measured']);
  expect(memory.state.access).toMatchObject([{ who: 'b.bakker', action: 'release-held-back', object: free.submission.id, purpose: 'afgestemd met de ontvanger (2023/iep/1.1b, 2023/organisatie/1.1b)' }]);
});

test('a small group is nobody\'s to release, nor is what is not there, and a reason is asked', async () => {
  memory.values = [of('iep', 3, 8), of('eik', 20, 60), total(23, 68)];
  const before = memory.state.submissions.length;
  for (const releaseHeld of [
    { reason: 'r', by: 'b', references: ['2023/iep/1.1b'] }, { reason: 'r', by: 'b', references: ['2023/olm/1.1b'] }, { reason: ' ', by: 'b', references: [] },
  ]) await expect(assemble(council, { releaseHeld })).rejects.toMatchObject({ code: 'not-held-back' });
  expect(memory.state.submissions).toHaveLength(before);
});

test('a submission in which nobody is counted is no history of who was', async () => {
  const withUrl = { ...set, indicators: [ulcers, reportUrl] };
  const whereOnly: ExchangeProfile = { ...council, id: 'where', rows: [reportUrl.id] };
  memory.values = [...['iep', 'eik'].flatMap((location) => [of(location, 20, 50), value(location, reportUrl, attestedText('https://zorg.example/v'))]), total(40, 100)];
  await assemble(whereOnly, { set: withUrl });
  expect(memory.state.disclosures).toStrictEqual([]);
  await assemble(council, { set: withUrl });
  expect(memory.state.disclosures.map(({ location, hold }) => [location, hold])).toStrictEqual([['iep', undefined], ['eik', undefined], [null, undefined]]);
});

test('the same values again make no new revision, and a withdrawn draft is no history', async () => {
  memory.values = [of('iep', 20, 50), of('eik', 20, 60), total(40, 110)];
  const first = await assemble(council);
  expect(await assemble(council)).toMatchObject({ isNew: false, submission: { id: first.submission.id } });
  memory.values = [of('iep', 21, 50), of('eik', 20, 60), total(41, 110)];
  // nobody received the first: it is withdrawn, and nothing is held back
  const second = await assemble(council);
  expect(kindsIn(second.submission.id)).toStrictEqual(['measured', 'measured']);
  await memory.asStore().submissions.transition(second.submission.id, 'drafted', 'sent', at);
  expect(await assemble(council)).toMatchObject({ isNew: false, submission: { id: second.submission.id } });
});
