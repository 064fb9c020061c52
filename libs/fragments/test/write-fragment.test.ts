import type { Outcome } from '@meervoud/value';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkTemplate, Fragment, type Run, safetySection, writeFragment, writeFragments } from '../src/index.ts';
import { at, disclosed, measured, set, wrote, yesNo } from './example.ts';

const template = checkTemplate(set, safetySection);
const read = (runs: readonly Run[]): string => runs.map((run) => (run.type === 'link' ? run.url : run.text)).join('');
const write = (theme: string, outcomes: Readonly<Record<string, Outcome>>, language: 'nl' | 'en' = 'nl'): readonly string[] =>
  writeFragment(template, theme, 'eik', disclosed(outcomes)).sentences.map((sentence) => read(sentence[language]));

const { answer, counts } = measured(2, 16);
const label = 'Cliënten met afspraken over behandeling rond het levenseinde in hun dossier';
const section = 'Afspraken over de laatste levensfase';

test.each<[string, Outcome, string]>([
  ['measured', measured(2, 16), `${label}: 2 van de 16 cliënten. Dat is 12,50%.`],
  ['measured with unknowns', measured(2, 16, 3), `${label}: 2 van de 16 cliënten. Dat is 12,50%. Niet bekend: 3.`],
  ['zero, really', measured(0, 16), `${label}: bij niemand. Dat is 0 van de 16 cliënten (0,00%).`],
  ['no yes, but unknowns', measured(0, 16, 3), `${label}: 0 van de 16 cliënten. Dat is 0,00%. Niet bekend: 3.`],
  ['nobody eligible', { kind: 'no-eligible' }, `${section}: er was niemand voor wie dit geldt.`],
  ['not chosen', { kind: 'not-chosen' }, `${section}: de locatie koos dit onderwerp niet om van te leren en te verbeteren in 2023.`],
  ['not computable', { kind: 'not-computable', missing: [{ zib: 'TreatmentDirective2' }] }, `${section}: dit kunnen we niet berekenen. Wat daarvoor nodig is, staat niet in het dossiersysteem.`],
  ['incomplete', { kind: 'incomplete', reason: 'too-many-unknown', answer, counts: { ...counts, unknown: 5 } }, `${section}: deze uitkomst is nog niet compleet. Niet bekend: 5 van de 16 cliënten.`],
  ['incomplete without counts', { kind: 'incomplete', reason: 'too-many-unknown' }, `${section}: deze uitkomst is nog niet compleet. Er is te veel niet bekend.`],
  ['not answered', { kind: 'incomplete', reason: 'not-attested' }, `${section}: deze vraag is nog niet beantwoord.`],
  ['attested', { kind: 'attested', answer, counts, by: 'A. Jansen', at }, `${label}: 2 van de 16 cliënten. Dat is 12,50%. Dit heeft de zorgaanbieder opgegeven.`],
  ['overridden', { kind: 'overridden', answer, counts, computed: measured(9, 16), reason: 'dubbel geteld', by: 'A. Jansen', at }, `${label}: 2 van de 16 cliënten. Dat is 12,50%. De zorgaanbieder heeft dit aangepast. De reden: dubbel geteld`],
  ['withheld', { kind: 'withheld', explanation: 'zie ons jaarbeeld' }, `${section}: hierover leggen we op een andere manier verantwoording af. De uitleg: zie ons jaarbeeld`],
  ['withheld with a link', { kind: 'withheld', explanation: 'zie ons jaarbeeld', url: 'https://zorg.example/j' }, `${section}: hierover leggen we op een andere manier verantwoording af. De uitleg: zie ons jaarbeeld Lees verder: https://zorg.example/j`],
  ['suppressed', measured(2, 9), `${section}: dit cijfer laten we niet zien. De groep is klein, en mensen zouden herkenbaar kunnen zijn.`],
])('%s reads as it is', (_, outcome, expected) => {
  expect(write('advance-care-planning', { INID013309: outcome })).toStrictEqual([expected]);
});

test('what was not derived reads as such', () => {
  expect(write('advance-care-planning', {})).toStrictEqual([`${section}: dit is nog niet bepaald.`]);
});

test('English has a point where Dutch has a comma', () => {
  expect(write('advance-care-planning', { INID013309: measured(2, 16) }, 'en')).toStrictEqual(
    ['Clients with agreements on treatment around the end of life on record: 2 of 16 clients. That is 12.50%.']);
});

test('wards are counted as wards, however few', () => {
  expect(write('medication-safety', { INID014310: measured(1, 2), INID014312: { kind: 'not-chosen' } })).toStrictEqual([
    'Afdelingen die elk kwartaal fouten met medicijnen bespreken: 1 van de 2 afdelingen. Dat is 50,00%.',
    'Medicijnen samen nakijken: de locatie koos dit onderwerp niet om van te leren en te verbeteren in 2023.',
  ]);
});

const toiletingTriple = (yes: number, no: number, unknown: number): Readonly<Record<string, Outcome>> => {
  const total = yes + no + unknown;
  return { INID014321: measured(yes, total, unknown), INID014322: measured(no, total, unknown), INID014323: measured(unknown, total, unknown) };
};

test('a yes, no and unknown row each say their own, and yes-no rows say no number', () => {
  const plans = Object.fromEntries(['INID014325', 'INID014326', 'INID014327', 'INID014328', 'INID014329'].map((id, index) => [id, yesNo(index < 4)]));
  expect(write('continence', { ...toiletingTriple(16, 1, 1), ...plans })).toStrictEqual([
    'Cliënten met een plan voor toiletgang: 16 van de 18 cliënten. Dat is 88,89%. Niet bekend: 1.',
    'Cliënten zonder plan voor toiletgang: 1 van de 18 cliënten. Dat is 5,56%. Niet bekend: 1.',
    'Cliënten bij wie dit niet bekend is: 1 van de 18 cliënten. Dat is 5,56%. Niet bekend: 1.',
    'Afspraken over wensen en gewoonten: ja, bij meer dan de helft van de cliënten met een plan.',
    'Afspraken over zo lang mogelijk zelf doen: ja, bij meer dan de helft van de cliënten met een plan.',
    'Afspraken over hulp die nodig is: ja, bij meer dan de helft van de cliënten met een plan.',
    'Afspraken over passend incontinentiemateriaal: ja, bij meer dan de helft van de cliënten met een plan.',
    'Andere afspraken over toiletgang: nee, niet bij meer dan de helft van de cliënten met een plan.',
  ]);
});

test('what holds for all rows of a subject is said once, for all their values', () => {
  const fragment = writeFragment(template, 'continence', 'eik', disclosed(toiletingTriple(5, 2, 1)));
  expect(fragment.sentences[0]!.values).toStrictEqual(['val-INID014321', 'val-INID014322', 'val-INID014323']);
  expect(fragment.sentences.map(({ nl }) => read(nl))).toStrictEqual([
    'Plan voor toiletgang: dit cijfer laten we niet zien. De groep is klein, en mensen zouden herkenbaar kunnen zijn.',
    'Afspraken in het plan voor toiletgang: dit is nog niet bepaald.',
  ]);
});

test('free text is the provider’s words, quoted', () => {
  const fragment = writeFragment(template, 'freedom', 'eik', disclosed({ INID014315: wrote('Wij kijken eerst.'), INID014317: { kind: 'not-chosen' } }));
  expect(fragment.sentences[0]!.nl).toStrictEqual([
    { type: 'text', text: 'Zo werkt de afdeling aan minder maatregelen die vrijheid beperken' },
    { type: 'text', text: '. De zorgaanbieder schrijft: ' },
    { type: 'words', text: 'Wij kijken eerst.', value: 'val-INID014315' },
  ]);
});

test('every figure refers to the value it shows', () => {
  const { sentences, valueIds, referenceDates } = writeFragment(template, 'advance-care-planning', 'eik', disclosed({ INID013309: measured(2, 16) }));
  expect(sentences[0]!.nl.filter(({ type }) => type === 'figure')).toStrictEqual([
    { type: 'figure', text: '2', value: 'val-INID013309', indicator: 'INID013309', part: 'numerator' },
    { type: 'figure', text: '16', value: 'val-INID013309', indicator: 'INID013309', part: 'denominator' },
    { type: 'figure', text: '12,50%', value: 'val-INID013309', indicator: 'INID013309', part: 'answer' },
  ]);
  expect([valueIds, referenceDates]).toStrictEqual([['val-INID013309'], ['2024-02-28']]);
});

test('a table row says in words what is no figure', () => {
  const rowOf = (outcome: Outcome) => writeFragment(template, 'advance-care-planning', 'eik', disclosed({ INID013309: outcome })).figures[0]!;
  expect(rowOf(measured(2, 16, 1))).toMatchObject({ number: '2', kind: 'measured', outcome: { nl: '12,50%' }, counts: { nl: '2 van 16, 1 onbekend' } });
  expect(rowOf(measured(2, 9))).toMatchObject({ kind: 'suppressed', outcome: { nl: 'niet getoond: kleine groep' }, counts: { nl: 'geen aantallen' } });
  expect(rowOf({ kind: 'incomplete', reason: 'too-many-unknown', answer, counts: { ...counts, unknown: 5 } }))
    .toMatchObject({ outcome: { nl: 'nog niet compleet' }, counts: { nl: '2 van 16, 5 onbekend' } });
  expect(writeFragment(template, 'advance-care-planning', 'eik', []).figures[0]).toMatchObject({ value: null, kind: 'missing', outcome: { nl: 'nog niet bepaald' } });
});

test('values of another location are left out', () => {
  expect(writeFragment(template, 'advance-care-planning', 'eik', disclosed({ INID013309: measured(2, 16) }, 'iep')).valueIds).toStrictEqual([]);
});

test('fragments are JSON that survives its own schema, one per theme', () => {
  const fragments = writeFragments(template, 'eik', disclosed({ ...toiletingTriple(16, 1, 1), INID014315: wrote('x') }));
  expect(fragments.map(({ theme }) => theme)).toStrictEqual(['pressure-ulcers', 'advance-care-planning', 'medication-safety', 'freedom', 'continence', 'food-and-drink']);
  for (const fragment of fragments) expect(Fragment.parse(JSON.parse(JSON.stringify(fragment)))).toStrictEqual(fragment);
});

test('no suppressed group comes through, in any number of any size below ten', () => {
  fc.assert(fc.property(fc.nat(9), fc.nat(9), fc.nat(9), (yes, no, unknown) => {
    const total = yes + no + unknown;
    fc.pre(total > 0 && total < 10);
    const hidden = writeFragment(template, 'continence', 'eik', disclosed(toiletingTriple(yes, no, unknown)));
    expect(hidden).toStrictEqual(writeFragment(template, 'continence', 'eik', disclosed(toiletingTriple(1, 1, 1))));
    expect(JSON.stringify(hidden.sentences)).not.toContain('"type":"figure"');
  }));
});
