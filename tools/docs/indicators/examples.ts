import { answerExample } from '@meervoud/derivation';
import { type DerivedIndicator, type Example, examplePlace, exampleReferenceDate, type SettingName } from '@meervoud/indicator';
import { type Bilingual, calendarDate } from '@meervoud/kernel';
import { inBoth, printDate, settingTitle, settingValue, tellRecord } from '@meervoud/wording';
import { beside, heading, sections, table } from './markdown.ts';

const answers: { readonly [Answer in Example['expect']]: Bilingual } = {
  yes: { nl: 'ja', en: 'yes' },
  no: { nl: 'nee', en: 'no' },
  unknown: { nl: 'onbekend', en: 'unknown' },
  'not-in-population': { nl: 'telt niet mee', en: 'does not count' },
  'population-unknown': { nl: 'onbekend of die meetelt', en: 'unknown whether it counts' },
};

/** Of a mean the question is whether there is a score. */
const scores: { readonly yes: Bilingual; readonly no: Bilingual } = {
  yes: { nl: 'er is een cijfer', en: 'there is a score' }, no: { nl: 'geen cijfer', en: 'no score' },
};

const places: Readonly<Record<string, Bilingual>> = {
  [examplePlace.location]: { nl: 'deze locatie', en: 'this location' },
  [examplePlace.ward]: { nl: 'deze afdeling', en: 'this ward' },
  elsewhere: { nl: 'een andere locatie', en: 'another location' },
};
const words = { set: { nl: 'Ingesteld', en: 'Set' }, year: { nl: 'Verslagjaar', en: 'Reporting year' } } as const;
const nothing: Bilingual = { nl: 'niets vastgelegd', en: 'nothing on record' };

/** Examples about the answer, then those about who counts; each with what the engine answers. */
export const examplesOf = (definition: DerivedIndicator): string => {
  const counting = definition.examples.filter(isAboutCounting);
  const answering = definition.examples.filter((example) => !isAboutCounting(example));
  const about = (those: readonly Example[]): string =>
    table(['Voorbeeld', 'Antwoord', 'Example', 'Answer'], those.map((example) => rowOf(definition, example, those === counting)));
  return sections(
    heading(2, 'Voorbeelden', 'Examples'),
    beside([setting(definition), ...usual(definition)]),
    answering.length === 0 ? '' : about(answering),
    ...(counting.length === 0 ? [] : [heading(3, 'Wie telt mee?', 'Who counts?'), about(counting)]),
  );
};

const isAboutCounting = ({ expect, bare }: Example): boolean =>
  bare === true || expect === 'not-in-population' || expect === 'population-unknown';

const setting = ({ examples: [first] }: DerivedIndicator): Bilingual => {
  const [year, day] = [first.reportingYear, exampleReferenceDate(first)];
  return {
    nl: `De voorbeelden gaan over verslagjaar ${year}, met ${printDate(day, 'nl')} als peildatum. Het antwoord is wat het systeem zelf zegt.`,
    en: `The examples are about reporting year ${year}, with ${printDate(day, 'en')} as reference date. The answer is what the system itself says.`,
  };
};

const usual = ({ basis, examples }: DerivedIndicator): readonly Bilingual[] => {
  if (basis !== 'client' || examples.every(({ bare }) => bare === true)) return [];
  const since = calendarDate(`${examples[0].reportingYear}-01-01`);
  return [{
    nl: `Staat er niets over wonen of indicatie, dan woont de cliënt sinds ${printDate(since, 'nl')} op deze locatie, met zorgprofiel 5VV.`,
    en: `Where nothing is said of living or indication, the client has lived at this location since ${printDate(since, 'en')}, `
      + 'with care profile 5VV.',
  }];
};

const rowOf = (definition: DerivedIndicator, example: Example, isInCounting: boolean): readonly string[] => {
  const given = answerExample(definition, example);
  const counts = isInCounting && (given === 'yes' || given === 'no' || given === 'unknown');
  const said = definition.kind === 'mean' && (given === 'yes' || given === 'no') ? scores[given] : answers[given];
  const answer = counts ? { nl: `telt mee: ${said.nl}`, en: `counts: ${said.en}` } : said;
  const isOtherYear = example.reportingYear !== definition.examples[0].reportingYear;
  const settings = Object.entries(example.settings ?? {}) as [SettingName, unknown][];
  const told = inBoth((language) => {
    const records = example.given.map((record) => tellRecord(record, places)[language]);
    return [
      `**${example.title[language]}**`,
      ...(isOtherYear ? [`${words.year[language]} ${example.reportingYear}`] : []),
      ...(records.length === 0 ? [nothing[language]] : records),
      ...settings.map(([name, value]) => `${words.set[language]}: ${settingTitle(name)[language]}: ${settingValue(name, value)[language]}`),
    ].join('\n');
  });
  return [told.nl, answer.nl, told.en, answer.en];
};
