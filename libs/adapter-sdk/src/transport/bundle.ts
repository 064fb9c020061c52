import type { Logger } from '@meervoud/kernel';
import { isObject, type JsonObject } from '../fhir/json.ts';
import { transportError } from './errors.ts';

export interface Page {
  /** The URL this page was answered to. */
  readonly url: string;
  readonly resources: readonly JsonObject[];
  /** As the source wrote it; not yet checked. */
  readonly next?: string;
}

/**
 * What a search answered: a Bundle of type searchset whose entries hold resources. `total` is never looked at (F4).
 * Throws `malformed-bundle` (halt) and, for an OperationOutcome that reports an error, `source-error`.
 */
export const toPage = (body: unknown, url: string, pageEntries: number, log: Logger): Page => {
  const malformed = (message: string): Error => transportError('malformed-bundle', url, message);
  if (!isObject(body)) throw malformed('The answer is no resource.');
  if (body['resourceType'] === 'OperationOutcome') heedOutcome(body, url, log);
  if (body['resourceType'] !== 'Bundle' || body['type'] !== 'searchset') throw malformed('The answer is no Bundle of type searchset.');
  const entries = body['entry'] ?? [];
  if (!Array.isArray(entries)) throw malformed('The entries of the Bundle are no list.');
  if (entries.length > pageEntries) throw transportError('response-too-large', url, `The page has more than ${pageEntries} entries.`);

  const resources: JsonObject[] = [];
  for (const entry of entries as readonly unknown[]) {
    const resource = isObject(entry) ? entry['resource'] : undefined;
    if (!isObject(resource) || typeof resource['resourceType'] !== 'string') throw malformed('An entry of the Bundle holds no resource.');
    if (resource['resourceType'] === 'OperationOutcome') heedOutcome(resource, url, log);
    else resources.push(resource);
  }
  const next = nextLink(body['link'], malformed);
  return { url, resources, ...(next === undefined ? {} : { next }) };
};

const nextLink = (links: unknown, malformed: (message: string) => Error): string | undefined => {
  if (links === undefined) return undefined;
  if (!Array.isArray(links)) throw malformed('The links of the Bundle are no list.');
  const next = links.filter((link) => isObject(link) && link['relation'] === 'next') as readonly JsonObject[];
  if (next.length > 1) throw malformed('The Bundle has several next links.');
  if (next[0] === undefined) return undefined;
  if (typeof next[0]['url'] !== 'string' || next[0]['url'] === '') throw malformed('The next link of the Bundle has no URL.');
  return next[0]['url'];
};

const TRANSIENT = new Set(['transient', 'lock-error', 'no-store', 'exception', 'timeout', 'incomplete', 'throttled']);
const ISSUE_CODE = /^[a-z-]{1,40}$/;

/** F8: an error reported with status 200 is an error; a warning is logged. Diagnostics may hold data, so only codes are kept. */
const heedOutcome = (outcome: JsonObject, url: string, log: Logger): void => {
  const issues = Array.isArray(outcome['issue']) ? outcome['issue'].filter(isObject) : [];
  for (const { severity, code } of issues) {
    const name = typeof code === 'string' && ISSUE_CODE.test(code) ? code : 'unknown';
    if (severity === 'error' || severity === 'fatal' || severity === undefined) {
      throw transportError('source-error', url, `The source reported an error of kind '${name}'.`, TRANSIENT.has(name) ? 'retry' : 'halt');
    }
    if (severity === 'warning') log.warn('the source warns', { code: name });
  }
};
