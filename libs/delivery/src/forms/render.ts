import { type DeliveryKey, wireKey } from '@meervoud/exchange';
import type { IndicatorSet } from '@meervoud/indicator';
import { type ExactJson, hashOfBytes, toJsonText } from '@meervoud/kernel';
import { type OdbProvider, type OdbSheet, type PublishedLayout, toOdbSheet } from '@meervoud/odb';
import { writeCsv, writeXlsx } from '@meervoud/worksheet';
import { disclosedIn } from '../disclosed-in.ts';
import type { Form } from './form.ts';

/** A submission with what a form prints beside its figures. */
export interface RenderRequest {
  readonly key: DeliveryKey;
  /** The exact bytes that people approved. */
  readonly payload: Uint8Array;
  readonly set: IndicatorSet;
  /** Every location the submission may speak of, in the order in which they are printed. */
  readonly provider: OdbProvider;
  readonly layout?: PublishedLayout | undefined;
  /** IndicatorNaam by IndicatorCode, where the recipient prints its own. */
  readonly names?: ReadonlyMap<string, string> | undefined;
}

const valuesOf = ({ key, payload, set, provider }: RenderRequest) =>
  disclosedIn({ payload, set, organization: key.organization, locations: provider.locations.map(({ id }) => id) });

/** The places the submission speaks of, in the order of the provider. */
const placesIn = (request: RenderRequest, values: ReturnType<typeof valuesOf>): OdbProvider => {
  const named = new Set(values.map(({ location }) => location));
  return { ...request.provider, locations: request.provider.locations.filter(({ id }) => named.has(id)) };
};

/** The sheet of the public file that a submission makes. Throws as {@link disclosedIn} and `toOdbSheet`. */
export const toSubmissionSheet = (request: RenderRequest): OdbSheet => {
  const values = valuesOf(request);
  const { set, layout, names } = request;
  return toOdbSheet({ set, values, provider: placesIn(request, values), layout, names });
};

/** Figures for who has no FHIR: one object, decimals as text, the values as they were disclosed. */
const toPlainJson = (request: RenderRequest): ExactJson => {
  const { key, payload, set, provider: { organization } } = request;
  const values = valuesOf(request);
  return {
    submission: wireKey(key), payloadHash: hashOfBytes(payload), set: { id: set.id, version: set.version, ...(set.code !== undefined && { code: set.code }) }, reportingYear: set.reportingYear,
    organization: { name: organization.name, ...(organization.kvk !== undefined && { kvk: organization.kvk }) },
    locations: placesIn(request, values).locations.map(({ id, name, vestigingsnummer }) => ({ id, name, ...(vestigingsnummer !== undefined && { vestigingsnummer }) })),
    values: values.map(({ id, location, indicator, referenceDate, derivedAt, outcome, manifest: { definition, rulings } }) => ({
      id, ...(location !== null && { location }), indicator, number: set.indicators.find((row) => row.id === indicator)?.number, referenceDate, derivedAt,
      outcome: outcome as unknown as ExactJson, definition: { version: definition.version, hash: definition.hash, standing: definition.standing }, rulings,
    })),
  };
};

/**
 * A submission in a form, as bytes: pure, and the same bytes for the same submission. `fhir` is the payload itself. Throws KnownErrors,
 * all `halt`: `submission-malformed`, `odb-form-missing`, `odb-values-misplaced`, `cell-too-long`.
 */
export const renderSubmission = async (form: Form, request: RenderRequest): Promise<Uint8Array> => {
  switch (form) {
    case 'fhir': return request.payload;
    case 'json': return new TextEncoder().encode(toJsonText(toPlainJson(request)));
    case 'odb-csv': return writeCsv(toSubmissionSheet(request));
    case 'odb-xlsx': return writeXlsx(toSubmissionSheet(request));
  }
};
