import { KnownError } from '@meervoud/kernel';
import { z } from 'zod';
import { type HttpAnswer, unexpected } from './http.ts';

const Code = z.string().regex(/^[A-Za-z0-9][\w.-]{0,79}$/);
const Problem = z.looseObject({ code: Code.optional(), type: z.string().optional(), errors: z.array(z.unknown()).optional(), issues: z.array(z.unknown()).optional() });
const Issue = z.looseObject({ code: Code });

/** So many codes of single values are named; the whole list is with the recipient. */
const MOST_NAMED = 10;

/** The last word of a problem's type, for who has no `code` (RFC 9457 §3.1.1). */
const wordOf = (type: string | undefined): string | undefined => Code.safeParse(type?.split(/[/:#]/).at(-1)).data;

export interface ProblemCodes {
  /** The recipient's stable code, if it gave one. */
  readonly code: string | undefined;
  /** Codes of what is wrong with single values, each once. */
  readonly issues: readonly string[];
}

/** Only stable codes of a problem (RFC 9457): its sentences may quote what we sent. */
export const problemCodes = (body: string): ProblemCodes => {
  try {
    const { code, type, errors = [], issues = [] } = Problem.parse(JSON.parse(body));
    const named = [...errors, ...issues].flatMap((issue) => Issue.safeParse(issue).data?.code ?? []);
    return { code: code ?? wordOf(type), issues: [...new Set(named)] };
  } catch {
    return { code: undefined, issues: [] };
  }
};

const told = (body: string): string => problemCodes(body).code ?? 'without-code';
const withIssues = (body: string): string => {
  const { issues } = problemCodes(body);
  return issues.length === 0 ? '' : `; ${issues.slice(0, MOST_NAMED).join(', ')}${issues.length > MOST_NAMED ? ', …' : ''}`;
};

/** `why` is the recipient's own code, if it gave one. */
export const refusedToken = (url: string, status: number, why?: string): KnownError =>
  new KnownError({
    code: 'recipient-refused-token', recovery: 'halt', at: url,
    message: `the recipient does not accept our credentials (${status}${why === undefined ? '' : `, ${why}`})`,
    expected: 'credentials and signing key registered with the recipient',
  });

/**
 * A 4xx with a problem is about what we sent; one without is about the address, and says nothing of the content. Throws KnownErrors
 * `recipient-refused-token`, `recipient-refused` and `recipient-answer-unexpected`, all `halt`.
 */
export const requireReceipt = (url: string, answer: HttpAnswer): void => {
  if (answer.status === 401 || answer.status === 403) throw refusedToken(url, answer.status, problemCodes(answer.body).code);
  if (answer.status >= 400 && answer.contentType === 'application/problem+json' && ![404, 405].includes(answer.status)) {
    throw new KnownError({
      code: 'recipient-refused', recovery: 'halt', at: url,
      message: `the recipient refused the submission: ${told(answer.body)} (${answer.status}${withIssues(answer.body)})`,
    });
  }
  if ((answer.status !== 200 && answer.status !== 201) || answer.contentType !== 'application/jose') {
    throw unexpected(url, `the recipient answered ${answer.status} ${answer.contentType || 'without content type'}`, '200 or 201 application/jose');
  }
};
