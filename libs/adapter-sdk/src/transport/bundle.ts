import type { Logger } from '@meervoud/kernel';
import { isObject, type JsonObject } from '../fhir/json.ts';
import { transportError } from './errors.ts';

export interface Page {
  /** The URL this page was answered to. */
  readonly url: string;
  readonly resources: readonly JsonObject[];
  /** Those of the resources that came along (`search.mode` include), so need not be what was asked for. */
  readonly included: ReadonlySet<JsonObject>;
  /** What the source says it deleted: `Condition/1`. */
  readonly gone: readonly string[];
  /** The search as the source understood it; absent when it does not say. */
  readonly self?: string;
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
  const included = new Set<JsonObject>();
  const gone: string[] = [];
  for (const entry of entries as readonly unknown[]) {
    const resource = isObject(entry) ? entry['resource'] : undefined;
    const deleted = isObject(entry) && resource === undefined ? deletedBy(entry) : undefined;
    if (deleted !== undefined) {
      gone.push(deleted);
      continue;
    }
    if (!isObject(resource) || typeof resource['resourceType'] !== 'string') throw malformed('An entry of the Bundle holds no resource.');
    if (resource['resourceType'] === 'OperationOutcome') heedOutcome(resource, url, log);
    else resources.push(resource);
    if (isObject(entry) && isObject(entry['search']) && entry['search']['mode'] === 'include') included.add(resource);
  }
  const next = link(body['link'], 'next', malformed);
  const self = selfOf(body['link']);
  return { url, resources, included, gone, ...(self === undefined ? {} : { self }), ...(next === undefined ? {} : { next }) };
};

const ID = /^([A-Z][A-Za-z]{1,40}\/[A-Za-z0-9\-.]{1,64})(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/;

/** An entry of a deletion, as histories and Bulk Data write it: without a resource, `request` DELETE on `Type/id` (F14). */
export const deletedBy = (entry: JsonObject): string | undefined => {
  const { request } = entry;
  if (!isObject(request) || request['method'] !== 'DELETE' || typeof request['url'] !== 'string') return undefined;
  return ID.exec(request['url'])?.[1];
};

const selfOf = (links: unknown): string | undefined => {
  const self: unknown = Array.isArray(links) ? links.find((candidate) => isObject(candidate) && candidate['relation'] === 'self') : undefined;
  return isObject(self) && typeof self['url'] === 'string' ? self['url'] : undefined;
};

const link = (links: unknown, relation: 'next', malformed: (message: string) => Error): string | undefined => {
  if (links === undefined) return undefined;
  if (!Array.isArray(links)) throw malformed('The links of the Bundle are no list.');
  const next = links.filter((candidate) => isObject(candidate) && candidate['relation'] === relation) as readonly JsonObject[];
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
