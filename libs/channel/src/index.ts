export type { Channel, OutgoingSubmission, PickUp } from './channel.ts';
export { type ExpectedReceipt, ReceiptClaims, verifyReceipt } from './receipt.ts';
