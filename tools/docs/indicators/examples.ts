import { answerExample } from '@meervoud/derivation';
import { type DerivedIndicator, type Example, examplePlace, exampleReferenceDate } from '@meervoud/indicator';
import { type Bilingual, calendarDate } from '@meervoud/kernel';
import { inBoth, printDate, settingTitle, settingValue, tellRecord } from '@meervoud/wording';
import { heading, table } from './markdown.ts';

const answers: { readonly [Answer in Example['expect']]: Bilingual } = {
  yes: { nl: 'ja', en: 'yes' },
  no: { nl: 'nee', en: 'no' },
  unknown: { nl: 'onbekend', en: 'unknown' },
  'not-in-population': { nl: 'telt niet mee', en: 'does not count' },
  'population-unknown': { nl: 'onbekend of die meetelt', en: 'unknown whether it counts' },
};

/** Of a mean the question is whether there is a score. */
const scores: { readonly yes: Bilingual; readonly no: Bilingual } = { yes: { nl: 'er is een cijfer', en: 'there is a score' }, no: { nl: 'geen cijfer', en: 'no score' } };

const places: Readonly<Record<string, Bilingual>> = {
  [examplePlace.location]: { nl: 'deze locatie', en: 'this location' },
  [examplePlace.ward]: { nl: 'deze afdeling', en: 'this ward' },
  elsewhere: { nl: 'een andere locatie', en: 'another location' },
};
const nothing: Bilingual = { nl: 'niets vastgelegd', en: 'nothing on record' };

/** Examples about the answer, then those about who counts; each with what the engine answers. */
export const examplesOf = (definition: DerivedIndicator): string => {
  const year = definition.examples[0].reportingYear;
  const isAboutCounting = ({ expect, bare }: Example): boolean => bare === true || expect === 'not-in-population' || expect === 'population-unknown';
  const [counting, answering] = [definition.examples.filter(isAboutCounting), definition.examples.filter((example) => !isAboutCounting(example))];
  const about = (those: readonly Example[]): string =>
    table(['Voorbeeld', 'Antwoord', 'Example', 'Answer'], those.map((example) => rowOf(definition, example, year, those === counting)));
  return [
    heading(2, 'Voorbeelden', 'Examples'),
    table(['Nederlands', 'English'], [
      [`De voorbeelden gaan over verslagjaar ${year}, met ${printDate(exampleReferenceDate(definition.examples[0]), 'nl')} als peildatum. Het antwoord is wat het systeem zelf zegt.`,
        `The examples are about reporting year ${year}, with ${printDate(exampleReferenceDate(definition.examples[0]), 'en')} as reference date. The answer is what the system itself says.`],
      ...usual(definition, year),
    ]),
    ...(answering.length === 0 ? [] : [about(answering)]),
    ...(counting.length === 0 ? [] : [heading(3, 'Wie telt mee?', 'Who counts?'), about(counting)]),
  ].join('\n\n');
};

const usual = ({ basis, examples }: DerivedIndicator, year: number): readonly (readonly string[])[] => {
  if (basis !== 'client' || examples.every(({ bare }) => bare === true)) return [];
  const since = calendarDate(`${year}-01-01`);
  return [[
    `Staat er niets over wonen of indicatie, dan woont de cliënt sinds ${printDate(since, 'nl')} op deze locatie, met zorgprofiel 5VV.`,
    `Where nothing is said of living or indication, the client has lived at this location since ${printDate(since, 'en')}, with care profile 5VV.`,
  ]];
};

const rowOf = (definition: DerivedIndicator, example: Example, year: number, isAboutCounting: boolean): readonly string[] => {
  const given = answerExample(definition, example);
  const counts = isAboutCounting && (given === 'yes' || given === 'no' || given === 'unknown');
  const said = definition.kind === 'mean' && (given === 'yes' || given === 'no') ? scores[given] : answers[given];
  const answer = counts ? { nl: `telt mee: ${said.nl}`, en: `counts: ${said.en}` } : said;
  const told = inBoth((language) => {
    const records = example.given.map((record) => tellRecord(record, places)[language]);
    const settings = Object.entries(example.settings ?? {}).map(([name, value]) =>
      `${language === 'nl' ? 'Ingesteld' : 'Set'}: ${settingTitle(name as keyof Example['settings'])[language]}: ${settingValue(name as keyof Example['settings'], value)[language]}`);
    const other = example.reportingYear === year ? [] : [`${language === 'nl' ? 'Verslagjaar' : 'Reporting year'} ${example.reportingYear}`];
    return [`**${example.title[language]}**`, ...other, ...(records.length === 0 ? [nothing[language]] : records), ...settings].join('\n');
  });
  return [told.nl, answer.nl, told.en, answer.en];
};
