import type { FieldTest, RatioIndicator, Settings, StaffAmount, StaffMeasure } from '@meervoud/indicator';
import type { Bilingual } from '@meervoud/kernel';
import { labelOf } from './clauses.ts';
import { inBoth } from './say.ts';
import { matchedValues, oneOfValues } from './value-words.ts';

type Words = Bilingual | ((settings: Settings) => Bilingual);

const measures: { readonly [Measure in StaffMeasure]: Words } = {
  persons: ({ staffPersons }) => ({
    'persons-times-mean': { nl: 'het aantal personen, maal het gemiddelde deel van het jaar dat hun overeenkomsten duurden', en: 'the number of persons, times the mean part of the year that their contracts lasted' },
    'capped-per-person': { nl: 'per persoon het deel van het jaar dat de overeenkomsten duurden, samen hooguit 1', en: 'for each person the part of the year that the contracts lasted, together at most 1' },
  } as const)[staffPersons],
  fte: ({ fullTimeHours }) => ({
    nl: `de gewerkte uren in fte: gedeeld door 47 weken van ${fullTimeHours} uur`, en: `the hours worked as fte: divided by 47 weeks of ${fullTimeHours} hours`,
  }),
  headcount: { nl: 'het aantal personen', en: 'the number of persons' },
  'mean-headcount': { nl: 'het gemiddelde aantal personen op de eerste en de laatste dag van het verslagjaar', en: 'the mean number of persons on the first and the last day of the reporting year' },
  'sick-time': ({ sicknessAbsence }) => ({
    days: { nl: 'de dagen ziek, naar het percentage ziek', en: 'the days ill, by the percentage ill' },
    hours: { nl: 'de uren ziek: de uren per week voor elke zeven dagen ziek', en: 'the hours ill: the hours a week for each seven days ill' },
  } as const)[sicknessAbsence],
  'contract-time': ({ sicknessAbsence }) => ({
    days: { nl: 'de dagen dat de overeenkomsten in het verslagjaar duurden', en: 'the days that the contracts lasted in the reporting year' },
    hours: { nl: 'de uren per week van de overeenkomsten, over 47 weken per jaar', en: 'the hours a week of the contracts, over 47 weeks a year' },
  } as const)[sicknessAbsence],
  'sick-reports': { nl: 'het aantal ziekmeldingen dat in het verslagjaar begon', en: 'the number of sick reports that began in the reporting year' },
  entered: { nl: 'wie op de peildatum in dienst was en een jaar eerder niet', en: 'those in service on the reference date and not a year before' },
  left: { nl: 'wie een jaar voor de peildatum in dienst was en op de peildatum niet meer', en: 'those in service a year before the reference date and no longer on it' },
  'mean-in-service': { nl: 'het gemiddelde aantal in dienst op de peildatum en een jaar eerder', en: 'the mean number in service on the reference date and a year before' },
  'moved-level': { nl: 'wie op de peildatum een ander kwalificatieniveau had dan een jaar eerder', en: 'those with another qualification level on the reference date than a year before' },
  'mean-with-level': { nl: 'het gemiddelde aantal met een kwalificatieniveau op de peildatum en een jaar eerder', en: 'the mean number with a qualification level on the reference date and a year before' },
};

/** What is added up, as it stands in a sentence: "het aantal personen (de soort overeenkomst: stage)". */
export const tellAmount = ({ of, where }: StaffAmount, settings: Settings): Bilingual => {
  const words = measures[of];
  const said = typeof words === 'function' ? words(settings) : words;
  const asked = Object.entries((where ?? {}) as Readonly<Record<string, FieldTest<unknown>>>).map(([field, test]) => {
    const [label, values] = [labelOf('StaffContract', field), oneOfValues('StaffContract', field, matchedValues(test, settings).matching)];
    return inBoth((language) => ` (${label[language]}: ${values[language]})`);
  });
  return inBoth((language) => `${said[language]}${asked.map((one) => one[language]).join('')}`);
};

/** What a ratio is, and how it comes about, in a few sentences. */
export const tellRatio = ({ unit, amount, per }: RatioIndicator, settings: Settings): readonly Bilingual[] => {
  const [what, said] = [unit === 'Percentage' ? { nl: 'Een percentage.', en: 'A percentage.' } : { nl: 'Een getal.', en: 'A number.' }, tellAmount(amount, settings)];
  const over = per === undefined ? undefined : tellAmount(per, settings);
  return [
    { nl: `${what.nl} We nemen ${said.nl}.`, en: `${what.en} We take ${said.en}.` },
    ...(over === undefined ? [] : [{ nl: `Dat delen we door ${over.nl}.`, en: `We divide that by ${over.en}.` }]),
    { nl: 'Wat onbekend is, telt niet mee in het getal.', en: 'What is unknown is not in the number.' },
  ];
};
