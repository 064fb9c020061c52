import { KnownError } from '@meervoud/kernel';

interface DriverError { readonly code?: unknown; readonly constraint?: unknown; readonly message?: unknown }

/** Of the operating system and of the driver: no server, or none any more. */
const NO_CONNECTION = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH', 'EACCES',
]);
/** Of pg, which gives these no code. */
const NO_CONNECTION_TEXT = /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable|after calling end|query read timeout/i;
/** 08 connection, 53 out of resources, 57P operator intervention, 58 system, 25P03 silent for too long in a transaction; XX001 and XX002 are corruption and halt. */
const NO_CONNECTION_STATE = /^(08|53|57P|58|25P03)/;
/** serialization failure, deadlock, lock not available, statement cancelled */
const BUSY_STATE = /^(40001|40P01|55P03|57014)$/;

/**
 * What a failing statement means to whoever asked: `database-unavailable` and `database-busy` (retry), or
 * `database-refused` (halt). PostgreSQL's own text and detail are left out: they quote rows.
 */
export const toDatabaseError = (thrown: unknown): unknown => {
  if (thrown instanceof KnownError || !(thrown instanceof Error)) return thrown;
  const { code, constraint } = thrown as DriverError;
  const state = typeof code === 'string' ? code : '';
  if (BUSY_STATE.test(state)) {
    return new KnownError({ code: 'database-busy', recovery: 'retry', message: `The database gave way to other work (${state}).` });
  }
  if (NO_CONNECTION.has(state) || NO_CONNECTION_STATE.test(state) || (state === '' && NO_CONNECTION_TEXT.test(thrown.message))) {
    return new KnownError({ code: 'database-unavailable', recovery: 'retry', message: `The database cannot be reached or is full (${state || 'connection lost'}).` });
  }
  if (!/^[0-9A-Z]{5}$/.test(state)) return thrown;
  return new KnownError({
    code: 'database-refused',
    recovery: 'halt',
    message: `The database refused a statement (${state}${typeof constraint === 'string' ? `, ${constraint}` : ''}).`,
  });
};
