import { type ContentHash, contentHash, hashOfBytes } from '@meervoud/kernel';
import type { AccessSeal, ChainedEntry } from './access-log.ts';

/**
 * - `changed`: the entry does not say what it said when it was written
 * - `missing`: entries before it are gone
 * - `replaced`: the entry before it is another one than it was written after
 * - `cut-off`: the chain went on after its last entry
 * - `seal-broken`: the entry was another one when its place was sealed
 * - `seal-false`: the signature of the seal does not hold
 */
export type ChainFault = { readonly position: number; readonly fault: 'changed' | 'missing' | 'replaced' | 'cut-off' | 'seal-broken' | 'seal-false' };

export interface ChainReport {
  readonly entries: number;
  /** Places in the chain; older entries were removed when their time was over. */
  readonly from?: number;
  readonly to?: number;
  /** How many seals lie on these entries. */
  readonly seals: number;
  readonly faults: readonly ChainFault[];
}

/** As the database writes a list of texts. */
const asText = (parts: readonly (string | undefined)[]): string => `[${parts.map((part) => (part === undefined ? 'null' : JSON.stringify(part))).join(', ')}]`;

/** The hash of an entry at its place, computed apart from the database (migration 0016 does the same in SQL). */
export const entryHash = (entry: Omit<ChainedEntry, 'hash'>): ContentHash =>
  hashOfBytes(asText([
    entry.organization, String(entry.position), entry.who, entry.role, entry.basis, entry.source, entry.action, entry.object, entry.purpose, entry.at, entry.previousHash,
  ]));

/** What is signed of a place in the chain: the hash of what the seal says (RFC 8785). */
export const sealBytes = ({ organization, position, hash, sealedAt }: Omit<AccessSeal, 'signature'>): Uint8Array =>
  new TextEncoder().encode(contentHash({ organization, position, hash, sealedAt }));

interface Chain {
  /** Oldest first; what was added after `head` was read is left for the next time. */
  readonly entries: AsyncIterable<ChainedEntry>;
  readonly head: Pick<ChainedEntry, 'position' | 'hash'> | undefined;
  readonly seals: readonly AccessSeal[];
  /** Does the signature of a seal hold? */
  readonly holds: (seal: AccessSeal) => Promise<boolean>;
}

/**
 * Looks whether anything was changed, put in or taken out since it was written down (reliability P12). What is older than the first entry was removed after
 * its time and cannot be examined any more, nor its seals.
 */
export const examineChain = async ({ entries, head, seals, holds }: Chain): Promise<ChainReport> => {
  const faults: ChainFault[] = [];
  const sealed = new Map(seals.map((seal) => [seal.position, seal]));
  let [count, found] = [0, 0];
  let [first, last]: (ChainedEntry | undefined)[] = [];
  for await (const entry of entries) {
    const { position } = entry;
    if (position > (head?.position ?? 0)) break;
    if (last !== undefined && position !== last.position + 1) faults.push({ position, fault: 'missing' });
    else if (last !== undefined && entry.previousHash !== last.hash) faults.push({ position, fault: 'replaced' });
    if (entryHash(entry) !== entry.hash) faults.push({ position, fault: 'changed' });
    const seal = sealed.get(position);
    if (seal !== undefined) {
      found += 1;
      if (!(await holds(seal))) faults.push({ position, fault: 'seal-false' });
      else if (seal.hash !== entry.hash) faults.push({ position, fault: 'seal-broken' });
    }
    [first, last, count] = [first ?? entry, entry, count + 1];
  }
  const end = Math.max(head?.position ?? 0, ...seals.map(({ position }) => position));
  const isOther = head !== undefined && last !== undefined && head.position === last.position && head.hash !== last.hash;
  if (isOther || end > (last?.position ?? 0)) faults.push({ position: last?.position ?? 0, fault: 'cut-off' });
  return { entries: count, ...(first === undefined || last === undefined ? {} : { from: first.position, to: last.position }), seals: found, faults };
};
