import { type Clock, type ContentHash, hashOfBytes, toMilliseconds } from '@meervoud/kernel';
import { CompactSign, importJWK } from 'jose';
import type { Accepted, Ledger } from './ledger.ts';
import { Problem } from './problem.ts';
import { parseSubmission } from './submission-bundle.ts';

export interface Delivered {
  readonly organization: string;
  readonly idempotencyKey: string;
  readonly payload: Uint8Array;
}

export interface Acceptance {
  readonly entry: Accepted;
  /** False when the receipt had been given before. */
  readonly isNew: boolean;
}

export type Accept = (delivered: Delivered) => Promise<Acceptance>;

/** Takes in one submission at a time, so that two equal ones at once get one receipt. */
export const createAcceptance = (ledger: Ledger, issuer: string, clock: Clock): Accept => {
  let turn: Promise<unknown> = Promise.resolve();

  const sign = async (claims: object): Promise<string> =>
    new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
      .setProtectedHeader({ alg: 'ES256', kid: ledger.privateKey.kid, typ: 'JOSE' })
      .sign(await importJWK(ledger.privateKey, 'ES256'));

  const take = async ({ organization, idempotencyKey, payload }: Delivered): Promise<Acceptance> => {
    const payloadHash: ContentHash = hashOfBytes(payload);
    const before = ledger.find(organization, idempotencyKey);
    if (before) {
      if (before.payloadHash === payloadHash) return { entry: before, isNew: false };
      const detail = 'a correction needs a revision, and so a key, of its own';
      throw new Problem(422, 'idempotency-key-reused', [{ at: 'Idempotency-Key', detail }]);
    }
    parseSubmission(payload);
    const at = clock.now();
    const receiptId = `DB-${toMilliseconds(at)}-${ledger.accepted.length + 1}`;
    const receipt = await sign({ iss: issuer, receiptId, idempotencyKey, payloadHash, status: 'accepted', at });
    const entry = { organization, idempotencyKey, payloadHash, payload: new TextDecoder().decode(payload), receiptId, receipt, at };
    await ledger.add(entry);
    return { entry, isNew: true };
  };

  return (delivered) => {
    const mine = turn.then(() => take(delivered));
    turn = mine.catch(() => undefined);
    return mine;
  };
};
