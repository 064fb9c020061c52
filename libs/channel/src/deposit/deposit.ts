import type { Receipt } from '@meervoud/exchange';
import { type Clock, hashOfBytes, Instant, KnownError } from '@meervoud/kernel';
import { z } from 'zod';
import type { OutgoingSubmission } from '../channel.ts';
import { verifyReceipt } from '../receipt.ts';
import type { Drop } from './drop.ts';
import { fileNameFor } from './file-name.ts';
import type { Receipts } from './receipts.ts';

/** Where this program keeps what it has to know at the recipient's; nobody else need look in it. */
const OWN = '.meervoud';

/** What was left under a key: written once, before the file gets its name. */
const Marker = z.strictObject({ idempotencyKey: z.string(), payloadHash: z.string(), at: Instant });
type Marker = z.infer<typeof Marker>;

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

const readMarker = async (drop: Drop, path: string): Promise<Marker | undefined> => {
  const bytes = await drop.read(path);
  if (bytes === undefined) return undefined;
  try {
    return Marker.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new KnownError({ code: 'deposit-marker-damaged', recovery: 'halt', at: path, cause, message: 'What was noted of an earlier delivery at the recipient cannot be read.', expected: 'the file as it was written' });
  }
};

/** Lays everything ready out of sight, and says so last: from then on only names change. */
const prepare = async (drop: Drop, name: string, submission: OutgoingSubmission, clock: Clock): Promise<Marker> => {
  const { payload, payloadHash, idempotencyKey, signature } = submission;
  for (const [file, bytes] of [[name, payload], [`${name}.jws`, encoded(signature)]] as const) {
    await drop.write(`${OWN}/${file}.part`, bytes);
    const lies = await drop.read(`${OWN}/${file}.part`);
    if (lies === undefined || hashOfBytes(lies) !== hashOfBytes(bytes)) {
      throw new KnownError({ code: 'recipient-unavailable', recovery: 'retry', at: file, message: 'What was written at the recipient does not read back as it was.' });
    }
  }
  const marker = { idempotencyKey, payloadHash, at: clock.now() };
  await drop.write(`${OWN}/${name}.json.new`, encoded(JSON.stringify(marker)));
  await drop.rename(`${OWN}/${name}.json.new`, `${OWN}/${name}.json`);
  return marker;
};

/**
 * Leaves a submission under a name that follows from its key, its detached signature (`.jws`) just before it. Whatever breaks it off,
 * once more with the same key ends with the same file and the same receipt, and one that was taken away meanwhile is not left again:
 * what is not renamed yet still lies in a folder of our own. Throws KnownErrors `deposit-key-taken`, `deposit-marker-damaged` (halt),
 * `receipt-awaited` (retry), and what the place and `verifyReceipt` throw.
 */
export const deposit = async (drop: Drop, submission: OutgoingSubmission, receipts: Receipts, clock: Clock): Promise<Receipt> => {
  const name = fileNameFor(submission.idempotencyKey, submission.fileExtension);
  await drop.makeFolder(OWN);
  const marker = await readMarker(drop, `${OWN}/${name}.json`) ?? await prepare(drop, name, submission, clock);
  if (marker.payloadHash !== submission.payloadHash || marker.idempotencyKey !== submission.idempotencyKey) {
    throw new KnownError({ code: 'deposit-key-taken', recovery: 'halt', at: name, message: 'Other bytes were left under this delivery key before.', expected: 'a new revision for other figures' });
  }
  for (const file of [`${name}.jws`, name]) {
    if (await drop.exists(`${OWN}/${file}.part`)) await drop.rename(`${OWN}/${file}.part`, file);
  }
  return receipts.by === 'deposit' ? ownReceipt(name, marker, receipts.countsAs) : recipientReceipt(drop, name, submission, receipts);
};

/** What we saw ourselves, as an unsecured JWS (RFC 7515, appendix A.5): nobody can take it for a signature of the recipient. */
const ownReceipt = (name: string, { at, ...marker }: Marker, status: Receipt['status']): Receipt => {
  const claims = { iss: 'deposit', receiptId: name, ...marker, status, at };
  const part = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url');
  return { receiptId: name, payloadHash: marker.payloadHash, status, at, jws: `${part({ alg: 'none', typ: 'deposit' })}.${part(claims)}.` };
};

const recipientReceipt = async (
  drop: Drop, name: string, { payloadHash, idempotencyKey }: OutgoingSubmission, { folder, issuer, jwks }: Extract<Receipts, { by: 'recipient' }>,
): Promise<Receipt> => {
  const found = await drop.read(`${folder}/${name}.receipt`);
  if (found === undefined) {
    throw new KnownError({ code: 'receipt-awaited', recovery: 'retry', at: `${folder}/${name}.receipt`, message: 'The submission lies with the recipient, and there is no receipt yet.' });
  }
  return verifyReceipt(new TextDecoder().decode(found).trim(), jwks, { payloadHash, idempotencyKey, issuer });
};
