import Table from 'cli-table3';
import type { CauseKind, Compared, NotCompared, OwnLocation, Shadow, Verdict } from '@meervoud/comparison';
import type { Language } from '@meervoud/kernel';
import { type OdbFigure, rowProblems, type Written } from '@meervoud/odb';
import { causeKind, causeWords } from './cause-words.ts';
import { rowPlace } from './import-summary.ts';
import { showOutcome } from './outcome.ts';

const words = {
  nl: {
    head: ['locatie', 'nr', 'aangeleverd', 'afgeleid', 'oordeel', 'waardoor'], also: 'of', yes: 'ja', no: 'nee', of: 'van',
    hidden: 'verborgen (kleine groep)', none: 'n.v.t.', nothing: '-', title: 'Schaduwjaar', written: { value: '', numerator: 'teller ', denominator: 'noemer ' },
    verdict: { equal: 'gelijk', differs: 'verschilt', 'only-delivered': 'alleen aangeleverd', 'only-derived': 'alleen afgeleid', neither: 'geen van beide' },
    causes: 'Verschillen naar oorzaak', notCompared: 'Niet vergeleken', rows: 'rijen', where: 'bijvoorbeeld',
    because: { 'other-set': 'niet van deze indicatorenset', 'other-year': 'van een ander verslagjaar', 'location-unmatched': 'van een locatie die wij niet herkennen; geef --location', heading: 'kopregel zonder waarde' },
    legend: 'Een oorzaak past bij de cijfers; bewezen is zij daarmee niet.',
  },
  en: {
    head: ['location', 'no', 'delivered', 'derived', 'verdict', 'because of'], also: 'or', yes: 'yes', no: 'no', of: 'of',
    hidden: 'hidden (small group)', none: 'not applicable', nothing: '-', title: 'Shadow year', written: { value: '', numerator: 'numerator ', denominator: 'denominator ' },
    verdict: { equal: 'equal', differs: 'differs', 'only-delivered': 'only delivered', 'only-derived': 'only derived', neither: 'neither' },
    causes: 'Differences by cause', notCompared: 'Not compared', rows: 'rows', where: 'for example',
    because: { 'other-set': 'not of this set of indicators', 'other-year': 'of another reporting year', 'location-unmatched': 'of a location that we do not recognise; give --location', heading: 'heading without value' },
    legend: 'A cause fits the figures; that does not prove it.',
  },
} as const;

const number = (text: string, language: Language): string => (language === 'nl' ? text.replace('.', ',') : text);

/** The numbers that stood there, by their column. */
const writtenWords = (written: Written | undefined, language: Language): string =>
  (['value', 'numerator', 'denominator'] as const).flatMap((column) => {
    const text = written?.[column];
    return text === undefined ? [] : [`${words[language].written[column]}${number(text, language)} ?`];
  }).join(', ');

/** What was delivered, in a cell; what could not be read shows the numbers that stood there. */
const deliveredCell = (figure: OdbFigure | undefined, language: Language): string => {
  const say = words[language];
  if (figure === undefined) return say.nothing;
  switch (figure.kind) {
    case 'suppressed': return say.hidden;
    case 'not-applicable': return say.none;
    case 'refused': return [writtenWords(figure.written, language), rowProblems[figure.code][language]].filter((line) => line !== '').join('\n');
    case 'value': {
      const { answer, counts } = figure;
      if (answer.type === 'yes-no') return answer.value ? say.yes : say.no;
      if (answer.type === 'text') return answer.value.slice(0, 40);
      const shown = number(answer.value, language);
      return `${shown}${answer.type === 'percentage' ? '%' : ''}${counts === undefined ? '' : ` (${counts.numerator} ${say.of} ${counts.denominator})`}`;
    }
  }
};

const because = ({ verdict, causes }: Compared, language: Language): string => {
  if (verdict !== 'differs' && causes.length === 0) return '';
  return causes.map((cause, index) => `${index === 0 ? '' : `${words[language].also} `}${causeKind(cause.kind, language)}: ${causeWords(cause, language)}`).join('\n');
};

const notComparedLines = (rows: readonly NotCompared[], language: Language): readonly string[] => {
  const say = words[language];
  const reasons = [...new Set(rows.map((row) => row.because))];
  return reasons.map((reason) => {
    const having = rows.filter((row) => row.because === reason);
    const text = reason in say.because ? say.because[reason as keyof typeof say.because] : `${rowProblems[reason as keyof typeof rowProblems][language]} [${reason}]`;
    return `  ${String(having.length).padStart(5)}  ${text} (${say.where} ${having[0] === undefined ? '' : rowPlace(having[0].at, language)})`;
  });
};

const order: readonly Verdict[] = ['differs', 'only-delivered', 'only-derived', 'equal', 'neither'];
const causeKinds: readonly CauseKind[] = ['definition', 'timing', 'registration', 'unexplained'];

/** What differs and why, what of the file stands on one side only, and how much agrees; with `all` also what agrees or is not in the file. */
export const shadowReport = (report: Shadow, locations: readonly OwnLocation[], all: boolean, language: Language): string => {
  const say = words[language];
  const shown = report.compared.filter(({ verdict, delivered }) => all || (verdict !== 'equal' && verdict !== 'neither' && delivered !== undefined));
  const table = new Table({ head: [...say.head], style: { head: [], border: [], compact: true }, colWidths: [20, 8, 30, 30, 14, 60], wordWrap: true });
  for (const compared of shown.toSorted((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict))) {
    const name = locations.find(({ id }) => id === compared.location)?.name ?? compared.location;
    const { delivered, derived } = compared;
    table.push([name, compared.number, deliveredCell(delivered?.figure, language), derived === undefined ? say.nothing : showOutcome(derived.outcome, language), say.verdict[compared.verdict], because(compared, language)]);
  }
  const causes = causeKinds.filter((kind) => report.causes[kind] > 0);
  return [
    `${say.title} ${report.reportingYear}: ${report.file}`,
    ...(shown.length > 0 ? [table.toString()] : []),
    order.map((verdict) => `${report.verdicts[verdict]} ${say.verdict[verdict]}`).join(', '),
    ...(causes.length > 0 ? [`${say.causes}: ${causes.map((kind) => `${report.causes[kind]} ${causeKind(kind, language)}`).join(', ')}. ${say.legend}`] : []),
    ...(report.notCompared.length > 0 ? [`${say.notCompared}:`, ...notComparedLines(report.notCompared, language)] : []),
  ].join('\n');
};
