import { transportError } from './errors.ts';

/** The body as text: at most `maxBytes` after decompression, and fatal on anything that is not UTF-8. */
export const readText = async (response: Response, url: string, maxBytes: number): Promise<string> => {
  const encodings = (response.headers.get('content-encoding') ?? '').split(',').filter((name) => name.trim() !== '');
  if (encodings.length > 1) throw transportError('response-too-large', url, 'The answer is compressed more than once.');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  let text = '';
  for await (const chunk of response.body ?? []) {
    const piece = chunk as Uint8Array;
    bytes += piece.byteLength;
    if (bytes > maxBytes) throw transportError('response-too-large', url, `The answer is larger than ${maxBytes} bytes.`);
    text += decode(decoder, piece, url);
  }
  return text + decode(decoder, undefined, url);
};

const decode = (decoder: InstanceType<typeof TextDecoder>, piece: Uint8Array | undefined, url: string): string => {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    throw transportError('malformed-utf8', url, 'The answer is not valid UTF-8.');
  }
};
