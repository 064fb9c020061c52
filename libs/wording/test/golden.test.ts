import { type Criterion, defaultSettings, residents, type Settings, wards } from '@meervoud/indicator';
import { describe, expect, test } from 'vitest';
import { tellCriterion, tellDates, tellMissing, tellNothing, tellUnknown, toText } from '../src/index.ts';

const settings = (more: Partial<Settings> = {}): Settings => ({ ...defaultSettings, ...more });
const nl = (criterion: Criterion, holds = true, more?: Partial<Settings>): string => toText(tellCriterion(criterion, settings(more), holds), 'nl');
const en = (criterion: Criterion, holds = true, more?: Partial<Settings>): string => toText(tellCriterion(criterion, settings(more), holds), 'en');

const ulcer: Criterion = {
  exists: 'PressureUlcer', when: 'on-reference-date',
  where: { decubitusCategory: { anyOf: ['2', '3', '4'], bySetting: { name: 'unstageable', values: ['unstageable', 'deep-tissue-injury'] } } },
};
const plan: Criterion = {
  exists: 'ToiletingPlan', where: { present: { anyOf: [true] } }, when: 'on-reference-date', latestOnly: true, absent: { setting: 'absentToiletingPlan' },
};
const directive: Criterion = { exists: 'AdvanceDirective', where: { livingWillType: { anyOf: ['NR', 'VOL'] } }, when: 'on-reference-date' };
const gated: Criterion = { whenSetting: { name: 'advanceDirectiveSuffices', is: 'yes' }, then: directive };

describe('each shape of a criterion has its sentence', () => {
  test.each<[string, Criterion, string, string]>([
    ['a record on the reference date', ulcer,
      'De cliënt heeft op de peildatum een doorligwond (decubitus) van categorie 2, 3 of 4.',
      'On the reference date the client has a pressure ulcer of category 2, 3 or 4.'],
    ['at this location', { exists: 'Stay', when: 'on-reference-date', atThisLocation: true },
      'De cliënt woont op de peildatum op deze locatie.', 'On the reference date the client lives at this location.'],
    ['at any location', { exists: 'Stay', when: 'on-reference-date' },
      'De cliënt woont op de peildatum bij de organisatie.', 'On the reference date the client lives with the organization.'],
    ['in the last days, in the past tense', { exists: 'FreedomRestrictingIntervention', where: { kind: { anyOf: ['physical'] } }, when: { lastDays: 30 } },
      'Bij de cliënt liep op de peildatum of in de 30 dagen ervoor een vrijheidsbeperkende maatregel (fysiek, zoals vasthouden).',
      'On the reference date or in the 30 days before it a measure that restricts freedom (physical, such as holding) was in force for the client.'],
    ['in the last months, of a zib that may itself say no', { exists: 'FoodPreferences', where: { discussed: { anyOf: [true] }, topics: { anyOf: ['help'] } }, when: { lastMonths: 6 } },
      'Er was in de zes maanden tot en met de peildatum een vastgelegd gesprek met de cliënt of de familie over voorkeuren voor eten en drinken waarin het ging over hulp bij het eten.',
      'In the six months up to and including the reference date there was a recorded talk with the client or the family about preferences for food and drink that dealt with help with eating.'],
    ['that says no', { exists: 'ToiletingPlan', where: { present: { anyOf: [false] } }, when: 'on-reference-date' },
      'Vastgelegd is dat de cliënt op de peildatum geen plan voor zorg bij toiletgang heeft.', 'It is on record that on the reference date the client has no toileting plan.'],
    ['that says yes or no', { exists: 'ToiletingPlan', when: 'on-reference-date' },
      'Vastgelegd is of de cliënt op de peildatum een plan voor zorg bij toiletgang heeft.', 'It is on record whether on the reference date the client has a toileting plan.'],
    ['the latest record only', plan,
      'De cliënt heeft op de peildatum een plan voor zorg bij toiletgang. De laatste registratie tot en met de peildatum beslist.',
      'On the reference date the client has a toileting plan. The latest record up to and including the reference date decides.'],
    ['in the reporting year', { exists: 'MedicationReview', where: { careWorkerPresent: { anyOf: [true] } }, when: 'in-reporting-year' },
      'De cliënt had in het verslagjaar een medicatiebeoordeling met een zorgmedewerker erbij die medicijnen uitdeelt.',
      'In the reporting year the client had a medication review with a care worker present who hands out medicines.'],
    ['each quarter', { exists: 'Meeting', where: { topic: { anyOf: ['medication-errors'] }, multidisciplinary: { anyOf: [true] } }, when: 'each-quarter' },
      'De afdeling had in elk kwartaal van het verslagjaar een overleg over medicatiefouten met meer disciplines erbij.',
      'In every quarter of the reporting year the ward had a meeting about medication errors with several disciplines.'],
    ['without dates', wards, 'Het is een afdeling van deze locatie.', 'It is a ward of this location.'],
    ['without any test', { exists: 'Meeting', when: 'in-reporting-year' }, 'De afdeling had in het verslagjaar een overleg.', 'In the reporting year the ward had a meeting.'],
    ['a long list by what it leaves out', { exists: 'AdvanceDirective', where: { livingWillType: { anyOf: ['NR', 'VOL', 'VERB', 'VERBVL', 'MON', 'EU', 'EUD', 'LW', 'ZB', 'OTH'] } }, when: 'on-reference-date' },
      'De cliënt heeft op de peildatum een geldige wilsverklaring (alles behalve donorverklaring).',
      'On the reference date the client has a valid advance directive (any but organ donor form).'],
    ['numbers without a gap by their ends', { exists: 'SurveyResponse', where: { nps: { anyOf: [10, 9, 8, 7] } }, when: 'in-reporting-year', atThisLocation: true },
      'Het is een vragenlijst over deze locatie, in het verslagjaar ingevuld met een 7 tot en met 10 op de NPS-vraag.',
      'It is a questionnaire about this location, filled in with 7 to 10 on the NPS question in the reporting year.'],
    ['a field without words of its own', { exists: 'Stay', where: { ward: { anyOf: ['beuk'] } }, when: 'on-reference-date' },
      'De cliënt woont op de peildatum bij de organisatie (met als de afdeling van het verblijf: beuk).',
      'On the reference date the client lives with the organization (with as the ward of the stay: beuk).'],
    ['all of several', residents,
      'Dit is allemaal zo:\n- De cliënt woont op de peildatum op deze locatie.\n- De cliënt heeft op de peildatum een geldige Wlz-indicatie met zorgprofiel 4VV, 5VV, 6VV, 7VV, 8VV, 9BVV of 10VV.',
      'All of this is so:\n- On the reference date the client lives at this location.\n- On the reference date the client has a valid Wlz indication with care profile 4VV, 5VV, 6VV, 7VV, 8VV, 9BVV or 10VV.'],
    ['any of several, and what waits for a setting', { any: [ulcer, gated] },
      'Minstens een van deze dingen is zo:\n- De cliënt heeft op de peildatum een doorligwond (decubitus) van categorie 2, 3 of 4.\n- Alleen als is ingesteld dat een wilsverklaring alleen genoeg is (dat is nu niet zo):\n  - De cliënt heeft op de peildatum een geldige wilsverklaring (niet-reanimerenverklaring of volmacht).',
      'At least one of these is so:\n- On the reference date the client has a pressure ulcer of category 2, 3 or 4.\n- Only where it is set that an advance directive alone suffices (it is not now):\n  - On the reference date the client has a valid advance directive (do not resuscitate or power of attorney).'],
    ['not', { not: ulcer },
      'De cliënt heeft op de peildatum geen doorligwond (decubitus) van categorie 2, 3 of 4.', 'On the reference date the client has no pressure ulcer of category 2, 3 or 4.'],
    ['not all: one is not so', { not: { all: [ulcer, directive] } },
      'Minstens een van deze dingen is zo:\n- De cliënt heeft op de peildatum geen doorligwond (decubitus) van categorie 2, 3 of 4.\n- De cliënt heeft op de peildatum geen geldige wilsverklaring (niet-reanimerenverklaring of volmacht).',
      'At least one of these is so:\n- On the reference date the client has no pressure ulcer of category 2, 3 or 4.\n- On the reference date the client has no valid advance directive (do not resuscitate or power of attorney).'],
    ['nothing at all', { all: [] }, 'Dit is altijd zo.', 'This is always so.'],
    ['none of nothing', { any: [] }, 'Dit is nooit zo.', 'This is never so.'],
  ])('%s', (_, criterion, dutch, english) => {
    expect(nl(criterion)).toBe(dutch);
    expect(en(criterion)).toBe(english);
  });
});

describe('what is the same is said once', () => {
  test('lists in lists, lists of one, and not of not', () => {
    expect(nl({ all: [{ all: [ulcer] }, { not: { not: directive } }] })).toBe(nl({ all: [ulcer, directive] }));
    expect(nl({ any: [plan] })).toBe(nl(plan));
  });

  test('a sentence that another one includes', () => {
    const treated: Criterion = { exists: 'WlzIndicatie', where: { zorgprofiel: { inSetting: 'careProfiles' }, withTreatment: { anyOf: [true], absent: 'no' } }, when: 'on-reference-date' };
    const treatedOnly = 'Dit is allemaal zo:\n- De cliënt woont op de peildatum op deze locatie.\n- De cliënt heeft op de peildatum een geldige Wlz-indicatie met zorgprofiel 4VV, 5VV, 6VV, 7VV, 8VV, 9BVV of 10VV en met behandeling.';
    expect(nl({ all: [residents, treated] })).toBe(treatedOnly);
    expect(nl({ all: [treated, residents] }).split('\n')).toHaveLength(3);
    expect(nl({ all: [ulcer, ulcer] })).toBe(nl(ulcer));
  });

  test('but neither of two that may each be enough', () => {
    const some: Criterion = { exists: 'PressureUlcer', when: 'on-reference-date' };
    expect(nl({ any: [some, ulcer] }).split('\n')).toHaveLength(3);
    expect(nl({ all: [some, ulcer] }, false).split('\n')).toHaveLength(1);
    expect(nl({ any: [some, ulcer] }, false).split('\n')).toHaveLength(3);
  });
});

describe('settings', () => {
  test('a value that a setting counts stands among the others; one it ignores is told apart', () => {
    expect(nl(ulcer, true, { unstageable: 'count' })).toContain('van categorie 2, 3, 4, "niet te bepalen" of "diepe weefselschade".');
    expect(tellMissing(ulcer, settings({ unstageable: 'ignore' }))).toStrictEqual([{
      nl: 'Als de categorie van de doorligwond "niet te bepalen" of "diepe weefselschade" is, telt dat niet: zo is het ingesteld.',
      en: 'Where the category of the pressure ulcer is "unstageable" or "deep tissue injury", that does not count: so it is set.',
    }]);
  });

  test('what a setting opens is told as open; what it closes is no part of a no', () => {
    expect(nl(gated, true, { advanceDirectiveSuffices: 'yes' })).toBe(
      'Er is ingesteld dat een wilsverklaring alleen genoeg is. Daarom telt ook:\n- De cliënt heeft op de peildatum een geldige wilsverklaring (niet-reanimerenverklaring of volmacht).');
    expect(nl({ any: [ulcer, gated] }, false)).toBe('De cliënt heeft op de peildatum geen doorligwond (decubitus) van categorie 2, 3 of 4.');
    expect(nl({ any: [ulcer, gated] }, false, { advanceDirectiveSuffices: 'yes' }).split('\n')).toHaveLength(3);
  });
});

describe('what is unknown, and what an absence means', () => {
  const dutch = (told: readonly { readonly nl: string }[]): readonly string[] => told.map((one) => one.nl);

  test('of a pressure ulcer: its category, its dates, and how lately it was looked at', () => {
    expect(dutch(tellUnknown(ulcer, settings()))).toStrictEqual([
      'De categorie van de doorligwond is niet vastgelegd.',
      'De categorie van de doorligwond is "niet te bepalen" of "diepe weefselschade".',
      'De begindatum of einddatum van de doorligwond is te vaag, bijvoorbeeld alleen een jaar.',
      'De doorligwond heeft geen einddatum en geen status, en er is langer dan 90 dagen niet naar gekeken.',
      'De doorligwond staat op "genezen" zonder einddatum, en het is niet zeker dat dat op de peildatum al zo was.',
    ]);
    expect(dutch(tellUnknown(ulcer, settings({ unstageable: 'ignore' })))).not.toContain('De categorie van de doorligwond is "niet te bepalen" of "diepe weefselschade".');
    expect(dutch(tellNothing(ulcer, settings()))).toStrictEqual(['Is er niets vastgelegd over een doorligwond, dan is het nee.']);
    expect(dutch(tellNothing({ not: ulcer }, settings()))).toStrictEqual(['Is er niets vastgelegd over een doorligwond, dan is het ja.']);
  });

  test('of a plan: nothing on record, unless the setting says no', () => {
    expect(dutch(tellUnknown(plan, settings()))).toStrictEqual([
      'Er is tot en met de peildatum niets vastgelegd over een plan voor zorg bij toiletgang.',
      'De begindatum of einddatum van het plan is te vaag, bijvoorbeeld alleen een jaar.',
      'Het is niet te zeggen welke registratie de laatste is, en ze spreken elkaar tegen.',
    ]);
    expect(tellNothing(plan, settings())).toStrictEqual([]);
    expect(dutch(tellUnknown(plan, settings({ absentToiletingPlan: 'no' })))).toHaveLength(2);
    expect(dutch(tellNothing(plan, settings({ absentToiletingPlan: 'no' })))).toStrictEqual(['Is er niets vastgelegd over een plan voor zorg bij toiletgang, dan is het nee.']);
  });

  test('of what happened on a day: that day, and each element that may be left out', () => {
    expect(dutch(tellUnknown({ exists: 'Meeting', where: { topic: { anyOf: ['medication-errors'] }, multidisciplinary: { anyOf: [true] } }, when: 'each-quarter' }, settings()))).toStrictEqual([
      'Of er meer disciplines bij waren, is niet vastgelegd.', 'De dag van het overleg is niet vastgelegd, of te vaag, bijvoorbeeld alleen een jaar.',
    ]);
  });

  test('an element whose absence has a meaning is not unknown', () => {
    const asked = (absent: 'no' | 'yes'): Criterion => ({ exists: 'WlzIndicatie', where: { withTreatment: { anyOf: [true], absent } }, when: 'on-reference-date' });
    expect(dutch(tellUnknown(asked('no'), settings()))).toStrictEqual(['De begindatum of einddatum van de Wlz-indicatie is te vaag, bijvoorbeeld alleen een jaar.']);
    expect(tellMissing(asked('no'), settings())).toStrictEqual([{
      nl: 'Als niet is vastgelegd of de indicatie met behandeling is, is hier niet aan voldaan.',
      en: 'Where it is not on record whether the indication is with treatment, this is not met.',
    }]);
    const [met, unmet] = ['Als niet is vastgelegd of de indicatie met behandeling is, is hier wel aan voldaan.', 'Als niet is vastgelegd of de indicatie met behandeling is, is hier niet aan voldaan.'];
    expect(dutch(tellMissing(asked('yes'), settings()))).toStrictEqual([met]);
    expect(dutch(tellMissing({ not: asked('no') }, settings()))).toStrictEqual([met]);
    expect(dutch(tellMissing({ all: [{ not: { any: [{ not: asked('no') }] } }] }, settings()))).toStrictEqual([unmet]);
  });

  test('what waits for a closed setting makes nothing unknown', () => {
    expect(tellUnknown(gated, settings())).toStrictEqual([]);
    expect(tellUnknown(gated, settings({ advanceDirectiveSuffices: 'yes' }))).toHaveLength(1);
  });

  test('of dates: both ends count, and what a missing one means', () => {
    expect(dutch(tellDates([residents], settings()))).toStrictEqual([
      'De eerste en de laatste dag tellen mee.', 'Zonder begindatum zijn het verblijf en de Wlz-indicatie al begonnen. Zonder einddatum lopen ze door.',
    ]);
    expect(dutch(tellDates([plan], settings()))).toStrictEqual([
      'De eerste en de laatste dag tellen mee.', 'Zonder begindatum is het plan al begonnen. Zonder einddatum loopt het plan door.',
    ]);
    expect(dutch(tellDates([ulcer], settings()))).toStrictEqual([
      'De eerste en de laatste dag tellen mee.',
      'Zonder begindatum is de doorligwond al begonnen. Zonder einddatum is de doorligwond er nog als de status "aanwezig" is. Zonder status ook, als er hooguit 90 dagen voor de peildatum nog naar is gekeken.',
    ]);
    expect(tellDates([wards], settings())).toStrictEqual([]);
  });
});
