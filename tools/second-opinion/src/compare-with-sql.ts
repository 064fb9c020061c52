import { isDeepStrictEqual } from 'node:util';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import type { ZibRecord } from '@meervoud/zibs';
import { type Difference, differencesBetween } from './difference.ts';
import { askEngine, clientRowsOf } from './engine-opinion.ts';
import type { Question, Row } from './question.ts';
import type { SqlOpinion } from './sql-opinion.ts';

export interface SqlComparison {
  readonly engine: readonly Row[];
  readonly sql: readonly Row[];
  /** Numbers of the rows that are not the same in every figure. */
  readonly rowsThatDiffer: readonly string[];
  readonly differences: readonly Difference[];
}

/** One question to the engine, over these records, and to the SQL, over the records in the store. */
export const compareWithSql = async (sql: SqlOpinion, question: Question, records: readonly ZibRecord[]): Promise<SqlComparison> => {
  const asked = new Set(clientRowsOf(indicatorSetFor(question.reportingYear)).values());
  const engine = askEngine(question, records);
  const rows = (await sql.percentages(question)).filter(({ number }) => asked.has(number));
  // 5.2 and 6.1 stand for their rows a, b and c
  const answers = (await sql.answers(question)).filter((answer) => asked.has(answer.question) || asked.has(`${answer.question}a`));
  return {
    engine: engine.rows, sql: rows,
    rowsThatDiffer: [...asked].filter((number) => !isDeepStrictEqual(rowOf(engine.rows, number), rowOf(rows, number))).toSorted(),
    differences: differencesBetween(engine.answers, answers),
  };
};

const rowOf = (rows: readonly Row[], wanted: string): Row | undefined => rows.find(({ number }) => number === wanted);
