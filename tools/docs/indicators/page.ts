import {
  attestableAs, type DerivedIndicator, type IndicatorDefinition, type IndicatorSet, needsOf, registration, rulings,
} from '@meervoud/indicator';
import type { Bilingual } from '@meervoud/kernel';
import {
  inBoth, type Line, membersOf, settingTitle, settingValue, tellCriterion, tellMissing, tellNothing, tellObligation,
  tellUnknown, tellWhat,
} from '@meervoud/wording';
import { zibTitles } from '@meervoud/zibs';
import { days } from './days.ts';
import { newest, type Question, yearsOf } from './editions.ts';
import { examplesOf } from './examples.ts';
import { beside, heading, sections, table } from './markdown.ts';
import { differences, origin } from './years.ts';

/** The page of one question: read by a nurse, so in the order in which a nurse asks. */
export const indicatorPage = (question: Question): string => {
  const { set, row } = newest(question.editions);
  const derived = 'population' in row ? row : undefined;
  return `${sections(
    head(question), what(row, set),
    ...(derived === undefined ? [] : criteria(derived, set)),
    days(question.editions),
    derived === undefined ? '' : examplesOf(derived),
    agreements(row, set), recording(row, set), origin(question), differences(question.editions), foot,
  )}\n`;
};

const types = {
  Uitkomst: { nl: 'uitkomst', en: 'outcome' }, Proces: { nl: 'proces', en: 'process' }, Structuur: { nl: 'structuur', en: 'structure' },
} as const;

const head = ({ editions, years: all }: Question): string => {
  const { set, row } = newest(editions);
  const theme = set.themes.find(({ id }) => id === row.theme)?.title ?? { nl: row.theme, en: row.theme };
  const years = yearsOf(editions, all);
  return sections(
    `# ${row.number} ${row.title.nl}`, `*${row.title.en}*`,
    table(['', 'Nederlands', 'English'], [
      ['Set', set.name.nl, set.name.en], ['Onderwerp / Theme', theme.nl, theme.en],
      ['Soort / Type', types[row.type].nl, types[row.type].en], ['Verslagjaren / Reporting years', years.nl, years.en],
      ...(set.standing === 'reconstructed' ? [['Zekerheid / Definition', 'gereconstrueerd (reconstructed)', 'reconstructed']] : []),
    ]),
    '[Alle vragen / All questions](../README.md)',
  );
};

const stated: Bilingual = {
  nl: 'Staat dit niet in het systeem, dan mag een medewerker het antwoord opgeven, met naam.',
  en: 'Where this is not in the system, a member of staff may state the answer, by name.',
};

const what = (row: IndicatorDefinition, set: IndicatorSet): string => {
  const mayBeStated = row.kind !== 'attested' && attestableAs(row) !== undefined;
  const sentences = [...tellWhat(row, set), ...(mayBeStated ? [stated] : []), tellObligation(row, set)];
  return sections(heading(2, 'Wat tellen we?', 'What do we count?'), beside(sentences));
};

const indented = ({ depth, text }: Line): Bilingual =>
  inBoth((language) => `${depth === 0 ? '' : `${'&nbsp;&nbsp;'.repeat(depth - 1)}– `}${text[language]}`);
const bullet = ({ nl, en }: Bilingual): Bilingual => ({ nl: `– ${nl}`, en: `– ${en}` });

const notClearlyYes: Bilingual = {
  nl: 'Als het niet duidelijk ja is, en een van deze dingen speelt:', en: 'When it is not clearly yes, and one of these is the case:',
};

const criteria = (row: DerivedIndicator, { settings }: IndicatorSet): readonly string[] => {
  const told = [whoCounts(row, settings)];
  if (!('numerator' in row)) return told;
  const { numerator, basis } = row;
  const lines = (holds: boolean): readonly Bilingual[] => tellCriterion(numerator, settings, holds).map(indented);
  // a questionnaire is there, or nobody asks
  const nothing = basis === 'respondent' ? [] : tellNothing(numerator, settings);
  const open = tellUnknown(numerator, settings);
  return [
    ...told,
    sections(heading(2, 'Wanneer is het ja?', 'When is it yes?'), beside([...lines(true), ...tellMissing(numerator, settings)])),
    sections(heading(2, 'Wanneer is het nee?', 'When is it no?'), beside([...lines(false), ...nothing])),
    ...(open.length === 0 ? [] : [
      sections(heading(2, 'Wanneer is het onbekend?', 'When is it unknown?'), beside([notClearlyYes, ...open.map(bullet)])),
    ]),
  ];
};

const whoCounts = ({ basis, population }: DerivedIndicator, settings: IndicatorSet['settings']): string => {
  const open = tellUnknown(population, settings);
  const { one } = membersOf[basis];
  const unknown: Bilingual = {
    nl: `Soms is niet te zeggen of ${one.nl} meetelt. Die telt dan niet mee, en staat apart als onbekend. Dat is zo als:`,
    en: `Sometimes it cannot be told whether ${one.en} counts. It then does not, and stands apart as unknown. It is so when:`,
  };
  return sections(heading(2, 'Wie telt mee?', 'Who counts?'), beside([
    ...tellCriterion(population, settings).map(indented), ...tellMissing(population, settings),
    ...(open.length === 0 ? [] : [unknown, ...open.map(bullet)]),
  ]));
};

const agreements = (row: IndicatorDefinition, { settings }: IndicatorSet): string => {
  if (row.rulings.length === 0) return '';
  const names = [...new Set(row.rulings.flatMap((id) => rulings[id].settings))];
  const rows = names.map((name) => {
    const [title, value] = [settingTitle(name), settingValue(name, settings[name])];
    return [title.nl, value.nl, title.en, value.en];
  });
  return sections(
    heading(2, 'Welke afspraken gelden hier?', 'Which rulings apply?'),
    'Waar de openbare bronnen niets zeggen, geldt een afspraak van dit project. '
      + '*Where public sources are silent, a ruling of this project applies.*',
    table(['', 'Nederlands', 'English'], row.rulings.map((id) => [id, rulings[id].text.nl, rulings[id].text.en])),
    ...(rows.length === 0 ? [] : [
      'Dit is ingesteld, en een zorgaanbieder mag het anders instellen. *This is set, and a provider may set it otherwise.*',
      table(['Instelling', 'Staat op', 'Setting', 'Is'], rows),
    ]),
  );
};

const nothingToRecord: { readonly [K in 'choice' | 'attested' | 'header']: Bilingual } = {
  choice: { nl: 'Niets. De locatie zegt zelf welke onderwerpen zij koos.', en: 'Nothing. The location itself says which subjects it chose.' },
  attested: {
    nl: 'Niets in het dossier. Een medewerker geeft het antwoord op, met naam.',
    en: 'Nothing in the client record. A member of staff states the answer, by name.',
  },
  header: { nl: 'Niets.', en: 'Nothing.' },
};

interface Element { readonly expected: string; readonly advice: Bilingual }

/** Of each zib that is read: to record it at all, then each element of it. What is never asked for is left out. */
const recording = (row: IndicatorDefinition, { settings }: IndicatorSet): string => {
  const title = heading(2, 'Wat moet je vastleggen?', 'What has to be recorded?');
  if (!('population' in row)) return sections(title, beside([nothingToRecord[row.kind]]));
  const rows = needsOf(row, settings).flatMap(({ zib, fields }) => {
    const elements = Object.entries(registration[zib].elements as Readonly<Record<string, Element>>);
    const asked = elements.filter(([field, { expected }]) => fields.includes(field) && expected !== 'free');
    const name = `**${zibTitles[zib].nl}** / ${zibTitles[zib].en}`;
    const advice = [registration[zib].whole, ...asked.map(([, one]) => one.advice)];
    return advice.map(({ nl, en }, at) => [at === 0 ? name : '', nl, en]);
  });
  return sections(title, table(['', 'Nederlands', 'English'], rows));
};

const foot = 'Deze bladzijde is gemaakt uit de definitie zelf (`npm run docs`); een test vergelijkt ze. '
  + '*This page is made from the definition itself; a test compares them.*';
