import { deliveredContent } from '@meervoud/delivery';
import { toSparqlResults } from '@meervoud/exchange';
import type { OfferedSubmission } from '@meervoud/store';
import { toSummary } from './schemas.ts';

/** A submission to be handed out in some form. */
export interface Rendered { readonly submission: OfferedSubmission; /** The exact signed bytes. */ readonly payload: Uint8Array }

/** Makes a form of a submission from its exact bytes. */
export type Render = (given: Rendered) => Uint8Array | Promise<Uint8Array>;

export const FHIR = 'application/fhir+json';
export const JSON_TYPE = 'application/json';
export const SPARQL_RESULTS = 'application/sparql-results+json';
/** The rows of the public file; whoever opens the gateway brings what makes them. */
export const CSV = 'text/csv';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const asJson: Render = ({ submission, payload }) => {
  const { supersedes, values } = deliveredContent(payload);
  return new TextEncoder().encode(JSON.stringify({ ...toSummary(submission), supersedes, values }));
};

const asSparqlResults: Render = ({ payload }) => new TextEncoder().encode(JSON.stringify(toSparqlResults(deliveredContent(payload).values)));

/** The forms there are, the preferred first: FHIR is the signed bytes themselves, all others are made from them. */
export const representationsOf = (more: ReadonlyMap<string, Render> = new Map()): ReadonlyMap<string, Render> =>
  new Map<string, Render>([[FHIR, ({ payload }) => payload], [JSON_TYPE, asJson], [SPARQL_RESULTS, asSparqlResults], ...more]);
