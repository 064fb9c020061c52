import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { KnownError } from '@meervoud/kernel';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { z } from 'zod';

/** A submission that was accepted, and the receipt that was given for it: the same one forever. */
export const Accepted = z.strictObject({
  organization: z.string(),
  idempotencyKey: z.string(),
  payloadHash: z.string(),
  /** Exactly as it came, as text. */
  payload: z.string(),
  receiptId: z.string(),
  /** Compact JWS. */
  receipt: z.string(),
  at: z.string(),
});
export type Accepted = z.infer<typeof Accepted>;

const State = z.strictObject({
  version: z.literal(1),
  privateKey: z.looseObject({ kty: z.string(), kid: z.string() }),
  accepted: z.array(Accepted),
});
type State = z.infer<typeof State>;

/** What the broker must not forget: its signing key and what it accepted. */
export interface Ledger {
  readonly privateKey: JWK & { readonly kid: string };
  readonly accepted: readonly Accepted[];
  find(organization: string, idempotencyKey: string): Accepted | undefined;
  /** Resolves when it is on disk, if there is a disk to be on. */
  add(accepted: Accepted): Promise<void>;
}

/**
 * Opens the ledger; without a file it is in memory only. Throws `sandbox-state-unreadable` (halt) for a file that is
 * not one of ours.
 */
export const openLedger = async (stateFile: string | undefined): Promise<Ledger> => {
  const known = stateFile === undefined ? undefined : await read(stateFile);
  const state = known ?? await begin();
  const save = async (): Promise<void> => {
    if (stateFile !== undefined) await write(stateFile, state);
  };
  if (!known) await save();
  return {
    privateKey: state.privateKey,
    accepted: state.accepted,
    find: (organization, idempotencyKey) =>
      state.accepted.find((entry) => entry.organization === organization && entry.idempotencyKey === idempotencyKey),
    add: async (entry) => {
      state.accepted.push(entry);
      await save();
    },
  };
};

const begin = async (): Promise<State> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key = await exportJWK(privateKey);
  return { version: 1, privateKey: { ...key, kty: 'EC', kid: 'sandbox-broker-1', alg: 'ES256', use: 'sig' }, accepted: [] };
};

const read = async (file: string): Promise<State | undefined> => {
  try {
    return State.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new KnownError({
      code: 'sandbox-state-unreadable', recovery: 'halt', at: file, cause,
      message: 'The state of the sandbox broker cannot be read.', expected: 'a file that the sandbox broker wrote, or none',
    });
  }
};

/** Whole or not at all: a temporary file, on disk, in its place, and the place on disk too. */
const write = async (file: string, state: State): Promise<void> => {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.tmp`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify(state));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};
