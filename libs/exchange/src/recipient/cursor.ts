/**
 * A place in a list that only grows at its end. Opaque to who holds it, so that what it is made of can change; it gives no right to see
 * anything.
 */
export const toCursor = (after: number): string => Buffer.from(`1:${after}`).toString('base64url');

/** Undefined for what is no cursor of ours. */
export const fromCursor = (cursor: string): number | undefined => {
  const [, after] = /^1:(0|[1-9]\d{0,14})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  return after !== undefined && toCursor(Number(after)) === cursor ? Number(after) : undefined;
};
