import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { ClientAnswer, Question, Row } from './question.ts';

/** The indicators as plain SQL over the records of the store, on a connection of its own. */
export interface SqlOpinion {
  percentages(question: Question): Promise<readonly Row[]>;
  answers(question: Question): Promise<readonly ClientAnswer[]>;
  close(): Promise<void>;
}

const sqlText = (): string => ['three-valued', 'client-answers', 'client-percentages']
  .map((name) => readFileSync(join(import.meta.dirname, '..', 'sql', `${name}.sql`), 'utf8')).join('\n');

const truth = (column: string): string => `case when ${column} then 'yes' when not ${column} then 'no' else 'unknown' end`;

const argumentsOf = ({ organization, location, referenceDate, reportingYear, settings }: Question): readonly unknown[] =>
  [organization, location, referenceDate, reportingYear, JSON.stringify(settings)];

/**
 * Opens it on the database of a store that is open; leaves nothing behind. `rewrite` changes the SQL first: how the tests show
 * that a wrong second opinion does not go unnoticed.
 */
export const openSqlOpinion = async (database: pg.ClientConfig, rewrite: (sql: string) => string = (sql) => sql): Promise<SqlOpinion> => {
  const client = new pg.Client(database);
  await client.connect();
  try {
    // fresh statistics: without them a query over new records may take minutes; compiling it takes longer than running it
    await client.query('analyze meervoud.zib_record; set jit = off');
    await client.query(rewrite(sqlText()));
  } catch (error) {
    await client.end();
    throw error;
  }
  return {
    percentages: async (question) => (await client.query<Row>(
      'select * from pg_temp.client_percentages($1, $2, $3, $4, $5) order by number collate "C"', [...argumentsOf(question)],
    )).rows,
    answers: async (question) => (await client.query<ClientAnswer>(
      `select question, subject as client, ${truth('counted')} as counted, ${truth('case when counted then answer end')} as answer
      from pg_temp.client_answers($1, $2, $3, $4, $5) where counted is not false order by question collate "C", subject collate "C"`,
      [...argumentsOf(question)],
    )).rows,
    close: () => client.end(),
  };
};
