import { isUtf8 } from 'node:buffer';
import type { FhirLimits } from '../fhir-source-config.ts';
import { transportError } from './errors.ts';
import type { Received } from './received-bytes.ts';

/** Below this, a high ratio says nothing and does no harm. */
const RATIO_FROM_BYTES = 1024 * 1024;

/**
 * The body as text: within the limits of size, ratio and rate, checked at every piece that comes in, and fatal on
 * anything that is not UTF-8. Throws `response-too-large`, `malformed-utf8`, and `source-unavailable` when it is too slow.
 */
export const readText = async (response: Response, url: string, limits: FhirLimits, received: Received): Promise<string> => {
  const encodings = (response.headers.get('content-encoding') ?? '').split(',').filter((name) => name.trim() !== '');
  if (encodings.length > 1) throw transportError('response-too-large', url, 'The answer is compressed more than once.');
  const begun = performance.now();
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    const piece = chunk as Uint8Array;
    bytes += piece.byteLength;
    if (bytes > limits.pageBytes) throw transportError('response-too-large', url, `The answer is larger than ${limits.pageBytes} bytes.`);
    if (encodings.length === 1 && bytes > RATIO_FROM_BYTES && received.bytes > 0 && bytes / received.bytes > limits.compressionRatio) {
      throw transportError('response-too-large', url, `The answer unpacks to more than ${limits.compressionRatio} times its size.`);
    }
    const took = performance.now() - begun;
    if (took > limits.idleMilliseconds && bytes / (took / 1_000) < limits.bytesPerSecond) {
      throw transportError('source-unavailable', url, `The answer comes in at less than ${limits.bytesPerSecond} bytes per second.`);
    }
    pieces.push(piece);
  }
  return decode(Buffer.concat(pieces, bytes), url);
};

const decode = (bytes: Buffer, url: string): string => {
  if (!isUtf8(bytes)) throw transportError('malformed-utf8', url, 'The answer is not valid UTF-8.');
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.toString('utf8', marked ? 3 : 0);
};
