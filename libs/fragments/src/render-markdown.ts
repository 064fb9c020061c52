import type { Language } from '@meervoud/kernel';
import { printDate } from '@meervoud/wording';
import type { Fragment, Run } from './fragment.ts';
import { captions, readable, type Report, runsOf, webLink } from './report.ts';

/** What a person wrote: every ASCII punctuation mark is escaped (CommonMark §2.4) and it stays on one line. */
const words = (text: string): string => readable(text).replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
/** Our own sentences hold no markup; what could be read as such is escaped all the same. */
const plain = (text: string): string => readable(text).replace(/\s+/g, ' ').replace(/[\\`*_[\]<>&|#~]/g, '\\$&');

/** The report as CommonMark with tables. Text of people is inert: no markup, no links but ordinary web links. */
export const renderMarkdown = (report: Report, language: Language = 'nl'): string => {
  const blocks = [
    `# ${plain(report.title[language])}: ${words(report.organization)}`,
    `${captions.year[language]} ${report.reportingYear}`,
    plain(report.introduction[language]),
    ...report.locations.flatMap(({ name, fragments }) => [
      `## ${captions.location[language]} ${words(name)}`,
      ...fragments.flatMap((fragment) => theme(fragment, language)),
    ]),
    ...registeredOnce(report, language),
  ];
  return `${blocks.join('\n\n')}\n`;
};

const theme = (fragment: Fragment, language: Language): readonly string[] => [
  `### ${plain(fragment.title[language])}`,
  ...(fragment.referenceDates.length === 0 ? [] : [
    `${captions.referenceDate[language]}: ${fragment.referenceDates.map((date) => printDate(date, language)).join(', ')}`,
  ]),
  ...fragment.sentences.map((sentence) => runsOf(sentence, language).map(run).join('')),
  table(fragment, language),
];

const run = (each: Run): string => {
  if (each.type === 'words') return `“${words(each.text)}”`;
  if (each.type !== 'link') return plain(each.text);
  const link = webLink(each.url);
  return link === undefined ? words(each.url) : `<${link}>`;
};

const table = ({ figures }: Fragment, language: Language): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line([captions.number, captions.question, captions.outcome, captions.counts].map((caption) => caption[language])),
    line(['---', '---', '---', '---']),
    ...figures.map(({ number, label, outcome, counts }) => line([number, label[language], outcome[language], counts[language]].map(plain))),
  ].join('\n');
};

const registeredOnce = ({ registeredOnce: list }: Report, language: Language): readonly string[] =>
  list.length === 0 ? [] : [
    `## ${captions.registeredOnce[language]}`,
    list.map(({ what, usedFor }) => `- ${plain(what[language])}: ${captions.usedFor[language]} ${plain(usedFor.join(', '))}`).join('\n'),
  ];
