import { hashOfBytes } from '@meervoud/kernel';

const MOST = 120;

/**
 * The name of the file for a delivery key: readable, the same forever, another one for every other key, and free of what a file system or
 * shell takes for more than a letter.
 */
export const fileNameFor = (idempotencyKey: string, extension: string): string =>
  `${idempotencyKey.replace(/[^A-Za-z0-9@-]+/g, '_').replace(/^[-_]+/, '').slice(0, MOST)}-${hashOfBytes(idempotencyKey).slice(7, 19)}.${extension}`;
