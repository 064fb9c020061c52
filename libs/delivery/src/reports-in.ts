import { KnownError } from '@meervoud/kernel';

type Json = { readonly [key: string]: unknown };
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The MeasureReports of a submission, as they stand in it. Throws a KnownError `submission-malformed` (halt). */
export const reportsIn = (payload: Uint8Array): readonly Json[] => {
  const entries = entriesOf(payload);
  return entries.flatMap((entry) => (isObject(entry) && isObject(entry['resource']) && entry['resource']['resourceType'] === 'MeasureReport' ? [entry['resource']] : []));
};

const entriesOf = (payload: Uint8Array): readonly unknown[] => {
  try {
    const bundle: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    if (isObject(bundle) && bundle['resourceType'] === 'Bundle' && Array.isArray(bundle['entry'])) return bundle['entry'];
  } catch { /* said below */ }
  throw new KnownError({ code: 'submission-malformed', recovery: 'halt', message: 'This is no submission.', expected: 'the exact bytes of a Bundle of MeasureReports' });
};

/** Id of the value version a report is about; empty when it names none. */
export const valueIdOf = (report: Json): string => {
  const identifiers: readonly unknown[] = Array.isArray(report['identifier']) ? report['identifier'] : [];
  const [first] = identifiers;
  return isObject(first) && typeof first['value'] === 'string' ? first['value'] : '';
};
