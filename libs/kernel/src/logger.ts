/**
 * Logs carry ids, counts, codes and durations: never the content of a record, never a name.
 * The field names are an allow-list by type; a new one is added here, in review.
 */
export interface LogFields {
  readonly organization?: string;
  readonly source?: string;
  readonly location?: string;
  readonly zib?: string;
  readonly job?: string;
  readonly task?: string;
  readonly run?: string;
  readonly attempt?: number;
  readonly submission?: string;
  readonly recipient?: string;
  readonly code?: string;
  readonly count?: number;
  readonly milliseconds?: number;
  readonly url?: string;
}

/** The same list where types are gone: a logger writes these and nothing else, also of an object that carries more. */
const names: Readonly<Record<keyof LogFields, true>> = {
  organization: true, source: true, location: true, zib: true, job: true, task: true, run: true, attempt: true, submission: true, recipient: true,
  code: true, count: true, milliseconds: true, url: true,
};

/** What of `fields` may be written: known names, with a text or a number. */
export const allowedFields = (fields: LogFields = {}): LogFields =>
  Object.fromEntries(Object.entries(fields).filter(([name, value]) => Object.hasOwn(names, name) && ['string', 'number'].includes(typeof value)));

export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

const nothing = (): void => {};
export const silentLogger: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };
