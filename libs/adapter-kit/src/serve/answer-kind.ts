import { isObject, type JsonObject } from '@meervoud/adapter-sdk';
import type { Answer } from './witness.ts';

/** What an answer carries: a page of a search, the list of files of an export, resources line by line, or nothing of the kind. */
export type AnswerKind = 'page' | 'manifest' | 'lines' | 'other';

/** The JSON object that an answer is; undefined for anything else. */
export const objectIn = ({ body }: Pick<Answer, 'body'>): JsonObject | undefined => {
  try {
    const content: unknown = JSON.parse(body.toString('utf8'));
    return isObject(content) ? content : undefined;
  } catch {
    return undefined;
  }
};

export const kindOf = (answer: Pick<Answer, 'headers' | 'body'>): AnswerKind => {
  if (/\bndjson\b/.test(answer.headers['content-type'] ?? '')) return 'lines';
  const content = objectIn(answer);
  if (content?.['resourceType'] === 'Bundle') return 'page';
  return Array.isArray(content?.['output']) ? 'manifest' : 'other';
};

/** The same answer with other content. */
export const withContent = (answer: Answer, content: object): Answer => ({ ...answer, body: Buffer.from(JSON.stringify(content)) });
