export type { Channel, OutgoingSubmission, PickUp } from './channel.ts';
export { type ExpectedReceipt, ReceiptClaims, verifyReceipt } from './receipt.ts';
export { configured } from './configured.ts';

// What channels that leave files share
export { deposit } from './deposit/deposit.ts';
export type { Drop } from './deposit/drop.ts';
export { fileNameFor } from './deposit/file-name.ts';
export { Receipts } from './deposit/receipts.ts';
