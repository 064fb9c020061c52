import { KnownError } from '@meervoud/kernel';

const PARTS = /"(?:[^"\\]|\\.)*"|-?\d+\.\d+(?:[eE][+-]?\d+)?/g;

/**
 * Parses JSON with every decimal as the text it was written in (`12.50`): JSON.parse would make a float of it. Integers stay numbers. Throws
 * a KnownError `submission-malformed` (halt).
 */
export const parseExact = (bytes: Uint8Array): unknown => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return JSON.parse(text.replace(PARTS, (part) => (part.startsWith('"') ? part : `"${part}"`)));
  } catch (cause) {
    throw new KnownError({ code: 'submission-malformed', recovery: 'halt', cause, message: 'This is no submission.', expected: 'the exact bytes of a Bundle of MeasureReports' });
  }
};
