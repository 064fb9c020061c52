export type { Adapter, Cursor, Finding, ReadRequest, Rejected, SourceEvent } from './adapter.ts';
export { defineFhirAdapter, type FhirAdapter, type FhirAdapterSpec } from './define-fhir-adapter.ts';
export { checkedConfig } from './config/checked-config.ts';
export { FhirAuth, FhirLimits, FhirSourceConfig, FhirTls } from './fhir-source-config.ts';
export { resolveSecret, secretName, SecretReference } from './secret.ts';
export { type RejectionCode, rejectionCodes } from './rejection-codes.ts';

export { type CodeMatch, type CodeSet, type Coding, codeSet, codingsOf, hasCode, matchesOf } from './fhir/codes.ts';
export {
  extension, FhirCoding, FhirConcept, FhirDate, FhirDecimal, FhirExtension, FhirInstant, FhirPeriod, FhirReference,
} from './fhir/elements.ts';
export { toDecimal } from './fhir/decimal.ts';
export { toFhirInstant, toPartialDate } from './fhir/fhir-date.ts';
export { isObject, type JsonObject, parseJson } from './fhir/json.ts';
export { resolveReference } from './fhir/reference.ts';

export { type Classification, type Classified, classify, type KnownZib } from './mapping/classify.ts';
export { type Join, type Joined, joinedAmong } from './mapping/join.ts';
export { mapResource, type MapResult } from './mapping/map-resource.ts';
export { defineMapping, type MappingSpec, type RecordFields, type ZibMapping } from './mapping/mapping.ts';
export type { DateSpan, MapContext, Note, Reading } from './mapping/reading.ts';
export { Unusable } from './mapping/unusable.ts';

export { deletedBy, type Page } from './transport/bundle.ts';
export { type Capabilities, toCapabilities } from './transport/capabilities.ts';
export { realEffects, type TransportEffects } from './transport/effects.ts';
export type { Answer, Outgoing } from './transport/exchange.ts';
export { type FhirSource, type FhirSourceDeps, openFhirSource } from './transport/fhir-source.ts';
export { checkedNext } from './transport/next-link.ts';
export { openTransport, type Transport, type TransportDeps } from './transport/transport.ts';
export { type Census, withCensus } from './reading/census.ts';

export { BulkConfig, BulkLevel, BulkLimits } from './bulk/bulk-config.ts';
export { type BulkAdapterSpec, defineBulkAdapter } from './bulk/define-bulk-adapter.ts';
export { passOver } from './bulk/pass-over.ts';
export { type Line, splitLines } from './bulk/split-lines.ts';

export { inspectFolder } from './inspect/inspect-folder.ts';
export type { Inspected, InspectedOutcome } from './inspect/inspected.ts';
export { type InspectSummary, summarise } from './inspect/summary.ts';

export {
  CheckedItem, CheckOutcome, ElementCoverage, failedChecks, Passport, PassportBypass, PredictedDifference,
} from './passport/passport.ts';
export { signPassport } from './passport/sign-passport.ts';
export { type PassportHolder, verifyPassport } from './passport/verify-passport.ts';
