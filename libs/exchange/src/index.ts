export { ExchangeProfile } from './exchange-profile.ts';
export { defineExchangeProfile, requireYear } from './require-year.ts';
export {
  advance, Approval, DeliveryKey, Receipt, Submission, type SubmissionEvent, SubmissionStatus, wireKey,
} from './submission.ts';
export { type DisclosedKind, DisclosedOutcome, DisclosedValue } from './disclosed.ts';
export { disclose, discloseValues, type DisclosurePolicy } from './disclosure.ts';
export { type SizeLeak, sizeLeaks } from './size-leaks.ts';

// What recipients may do, and how it is told
export { type Entitlement, hasScope, isEntitledTo } from './recipient/entitlement.ts';
export { type BoardRow, BoardState, type BoardSituation, boardOf } from './recipient/board.ts';
export { fromCursor, toCursor } from './recipient/cursor.ts';
export { DeliveredOutcome, DeliveredValue, rowKey } from './recipient/delivered-value.ts';
export { GivenReceipt, IssueCode, plainText, type ReceiptError, receiptErrors, ReceiptIssue, type ReceiptSituation } from './recipient/receipt-rules.ts';
export { diffRevisions, ValueChange } from './recipient/revision-diff.ts';
export { consolidate, isInForce, type OfferedValues, type SeriesPoint } from './recipient/series.ts';
export { type SparqlResults, toSparqlResults } from './recipient/sparql-results.ts';
export { grantScopes, profileIdOf, ScopeAction, scopeOf, scopesOf } from './recipient/scopes.ts';
