import Table from 'cli-table3';
import type { Mirror, MirrorRow, Position } from '@meervoud/comparison';
import { findIndicator, type IndicatorSet } from '@meervoud/indicator';
import type { Language } from '@meervoud/kernel';
import { cellOf, legend } from './outcome.ts';
import type { Column } from './values-table.ts';

const words = {
  nl: {
    head: ['nr', 'indicator', 'locatie', 'eigen waarde', 'plaats', 'kwart t/m', 'mediaan', 'kwart vanaf', 'locaties', 'verborgen'],
    organization: 'hele organisatie', none: '-', noOwn: 'nog geen eigen waarde',
    position: { 'lowest-quarter': 'laagste kwart', 'middle-half': 'middelste helft', 'highest-quarter': 'hoogste kwart' },
    title: (mine: number, country: number) => `Eigen waarden over ${mine} naast het openbaar databestand over ${country}`,
    otherYear: (mine: number, country: number) => `Let op: over ${mine} is geen openbaar bestand ingelezen; vergeleken wordt met ${country}.`,
    legend: [
      'Kwart t/m en kwart vanaf: een kwart van de gepubliceerde locaties heeft hoogstens, een kwart minstens dit percentage.',
      'Kwartielen door lineaire interpolatie (Hyndman & Fan 1996, definitie 7; in Excel KWARTIEL.INC).',
      'Verborgen: locaties met minder dan tien cliënten. Zij tellen in geen kwartiel mee, dus kleine locaties ontbreken.',
      'Of hoog of laag beter is, hangt af van de indicator; locaties verschillen in wie er wonen.',
    ],
  },
  en: {
    head: ['no', 'indicator', 'location', 'own value', 'place', 'quarter up to', 'median', 'quarter from', 'locations', 'hidden'],
    organization: 'organization', none: '-', noOwn: 'no own value yet',
    position: { 'lowest-quarter': 'lowest quarter', 'middle-half': 'middle half', 'highest-quarter': 'highest quarter' },
    title: (mine: number, country: number) => `Own values of ${mine} beside the public file of ${country}`,
    otherYear: (mine: number, country: number) => `Mind: no public file of ${mine} was taken in; the comparison is with ${country}.`,
    legend: [
      'Quarter up to and quarter from: a quarter of the published locations has at most, a quarter at least this percentage.',
      'Quartiles by linear interpolation (Hyndman & Fan 1996, definition 7; QUARTILE.INC in Excel).',
      'Hidden: locations with fewer than ten clients. They are in no quartile, so small locations are missing.',
      'Whether high or low is better depends on the indicator; locations differ in who lives there.',
    ],
  },
} as const;

const QUESTION = 36;
const shorten = (text: string): string => (text.length <= QUESTION ? text : `${text.slice(0, QUESTION - 1)}…`);

/** Every own location beside the country, an indicator at a time; then how the figures are to be read. */
export const mirrorTable = ({ reportingYear, nationalYear, rows }: Mirror, set: IndicatorSet, columns: readonly Column[], language: Language): string => {
  const say = words[language];
  const percent = (text: string | undefined): string => (text === undefined ? say.none : `${language === 'nl' ? text.replace('.', ',') : text}%`);
  const place = (position: Position | undefined): string => (position === undefined ? say.none : say.position[position]);
  const nameOf = (location: string | null): string => (location === null ? say.organization : (columns.find((column) => column.location === location)?.name ?? location));

  const table = new Table({ head: [...say.head], style: { head: [], border: [], compact: true } });
  const national = ({ national: { quartiles, locations, suppressed } }: MirrorRow): readonly (string | number)[] =>
    [percent(quartiles?.first), percent(quartiles?.median), percent(quartiles?.third), locations, suppressed];
  for (const row of rows) {
    const title = shorten(findIndicator(set, row.indicator)?.title[language] ?? '');
    if (row.own.length === 0) table.push([row.number, title, say.none, say.noOwn, say.none, ...national(row)]);
    row.own.forEach(({ location, outcome, position }, index) =>
      table.push([...(index === 0 ? [row.number, title] : ['', '']), nameOf(location), cellOf(outcome, language), place(position), ...(index === 0 ? national(row) : ['', '', '', '', ''])]));
  }
  return [
    say.title(reportingYear, nationalYear), ...(reportingYear === nationalYear ? [] : [say.otherYear(reportingYear, nationalYear)]),
    table.toString(), legend[language], ...say.legend,
  ].join('\n');
};
