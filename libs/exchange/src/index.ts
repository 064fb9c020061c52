export { asksPlace, asksRow, ChannelKind, DeliveryForm, ExchangeProfile } from './exchange-profile.ts';
export {
  defaultExpiry, defaultQuarterDays, defaultYearlyDays, quarterWindows, type YearlyDays, yearlyWindows,
} from './delivery-days.ts';
export { defineExchangeProfile, requireYear } from './require-year.ts';
export {
  Approval, DeliveryKey, Receipt, Submission, SubmissionStatus, wireKey,
} from './submission.ts';
export { advance, inForce, isSettled, SubmissionEvent } from './submission-life.ts';
export { expiryOf, type ExpiryRule } from './submission-expiry.ts';
export { type DisclosedKind, DisclosedOutcome, DisclosedValue } from './disclosed.ts';
export { decideDisclosure, type DisclosureDecision, discloseValues, type LiftedHold } from './disclosure.ts';
export { DisclosurePolicy, DisclosurePolicyId, HoldReason, isHoldOfCorrection } from './disclosure-policy.ts';
export type { Figure, ReleasedFigure } from './house-table.ts';
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
