export type { Channel, OutgoingSubmission } from './channel.ts';
export { type ExpectedReceipt, ReceiptClaims, verifyReceipt } from './receipt.ts';
