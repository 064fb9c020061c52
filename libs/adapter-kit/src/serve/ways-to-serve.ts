import type { Settings } from '../options.ts';
import { serveNdjsonFolder } from './serve-ndjson-folder.ts';
import { servePages } from './serve-pages.ts';
import { serveBulkExport, serveSandbox } from './serve-sandbox.ts';
import { serveSpreadsheets } from './serve-spreadsheets.ts';
import type { Serve, ServeName } from './served.ts';

const ways: Readonly<Record<ServeName, { readonly serve: Serve; readonly told: (fhirVersion: string) => string }>> = {
  fhir: { serve: serveSandbox, told: (fhirVersion) => `served as FHIR ${fhirVersion} over HTTP` },
  'bulk-export': { serve: serveBulkExport, told: (fhirVersion) => `served as an export ($export) of FHIR ${fhirVersion} over HTTP` },
  'ndjson-folder': { serve: serveNdjsonFolder, told: (fhirVersion) => `written as NDJSON of FHIR ${fhirVersion} in a temporary folder` },
  spreadsheets: { serve: serveSpreadsheets, told: () => 'written as spreadsheets in a temporary folder' },
};

type Asked = Pick<Settings, 'serve' | 'recordings'>;

/** Recorded answers are played back by a plainer server than the sandbox: it must take whatever was recorded. */
export const serveOf = ({ serve = 'fhir', recordings }: Asked): Serve => {
  if (typeof serve !== 'string') return serve;
  return serve === 'fhir' && recordings !== undefined ? servePages : ways[serve].serve;
};

/** How the clients reach the adapter, in words. */
export const waySaid = ({ serve = 'fhir', fhirVersion }: Pick<Settings, 'serve' | 'fhirVersion'>): string =>
  (typeof serve === 'string' ? ways[serve].told(fhirVersion) : 'served by the test itself');
