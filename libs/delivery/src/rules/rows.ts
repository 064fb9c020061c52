import { type OdbSheet, readOdbFile, type RowFinding, rowFindings, type RowProblem, rowProblems, type TextRow } from '@meervoud/odb';
import type { RuleFinding } from './finding.ts';

async function* textRows({ name: sheet, header, rows }: OdbSheet): AsyncGenerator<TextRow> {
  yield { sheet, row: 1, cells: header };
  for (const [index, cells] of rows.entries()) yield { sheet, row: index + 2, cells: cells.map((cell) => (typeof cell === 'string' ? cell : cell.number)) };
}

/** Places of one code on one line, so that a whole column that is missing is one finding. */
const gathered = <Code extends string>(found: readonly (readonly [code: Code, at: string])[], weight: RuleFinding['weight'], words: Readonly<Record<Code, RuleFinding['said']>>): readonly RuleFinding[] =>
  [...new Set(found.map(([code]) => code))].map((code) =>
    ({ code, weight, at: found.filter(([one]) => one === code).map(([, at]) => at).join(', '), said: words[code] }));

/** What a reader of the public file makes of a sheet: every row it would refuse, doubled rows included, and every row it would remark on. */
export const rowRuleFindings = async (sheet: OdbSheet): Promise<readonly RuleFinding[]> => {
  const { rows } = await readOdbFile(textRows(sheet), { file: sheet.name, dates1904: false });
  const numberAt = sheet.header.indexOf('IndicatorNummer');
  const places = rows.map((row) => [row, `${row.place?.location.name ?? '?'} ${String(sheet.rows[row.at.row - 2]?.[numberAt] ?? row.indicator ?? '')}`.trim()] as const);
  const refused = places.flatMap(([{ figure }, at]) => (figure.kind === 'refused' ? [[figure.code, at] as const] : []));
  const noticed = places.flatMap(([{ findings }, at]) => findings.map((finding) => [finding, at] as const));
  return [...gathered<RowProblem>(refused, 'refused', rowProblems), ...gathered<RowFinding>(noticed, 'noticed', rowFindings)];
};
