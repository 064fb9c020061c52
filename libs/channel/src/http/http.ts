import { KnownError } from '@meervoud/kernel';
import { Agent, request } from 'undici';

export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

export interface HttpAnswer {
  readonly status: number;
  /** Media type without parameters, in lower case. */
  readonly contentType: string;
  readonly body: string;
}

/** Our side of a TLS connection, as PEM texts, and who may vouch for the other side. */
export interface TlsSide { readonly ca?: string | undefined; readonly cert?: string | undefined; readonly key?: string | undefined }

export interface HttpLimits {
  /** Milliseconds for one whole exchange. */
  readonly timeout: number;
  /** Most bytes of an answer that are read. */
  readonly maxAnswer: number;
  readonly tls?: TlsSide | undefined;
}

const AGAIN = /^(ECONN|ENOTFOUND$|EAI_AGAIN$|ETIMEDOUT$|EPIPE$|EHOSTUNREACH$|ENETUNREACH$|HPE_|UND_ERR_(?!INVALID_ARG|ABORTED))/;
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|ERR_(TLS|SSL)/;

const withoutQuery = (url: string): string => url.replace(/[?#].*$/s, '');

export const unavailable = (url: string, message: string, cause?: unknown): KnownError =>
  new KnownError({ code: 'recipient-unavailable', recovery: 'retry', message, at: withoutQuery(url), cause });

export const unexpected = (url: string, message: string, expected: string, cause?: unknown): KnownError =>
  new KnownError({ code: 'recipient-answer-unexpected', recovery: 'halt', message, at: withoutQuery(url), expected, cause });

/**
 * One exchange over HTTP with the recipient. Never follows a redirect: a payload goes to the address that was agreed and
 * nowhere else. Throws KnownErrors `recipient-unavailable` (retry: network, time, 408, 425, 429, 5xx),
 * `recipient-redirects`, `recipient-certificate-wrong` and `recipient-answer-unexpected` (halt); every other
 * status is the caller's.
 */
export const openHttp = ({ timeout, maxAnswer, tls = {} }: HttpLimits) => {
  const dispatcher = new Agent({ connect: { timeout, ...tls }, headersTimeout: timeout, bodyTimeout: timeout });
  return async ({ url, ...options }: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> => {
    const answer = await exchange(url, options, AbortSignal.any([signal, AbortSignal.timeout(timeout)])).catch((thrown: unknown) => {
      signal.throwIfAborted();
      throw toKnownError(url, thrown);
    });
    if (answer.status >= 300 && answer.status < 400) {
      throw new KnownError({
        code: 'recipient-redirects', recovery: 'halt', at: withoutQuery(url),
        message: 'the recipient answered with a redirect', expected: 'the address that was agreed, without redirects',
      });
    }
    if (answer.status >= 500 || [408, 425, 429].includes(answer.status)) throw unavailable(url, `the recipient answered ${answer.status}`);
    return answer;
  };

  async function exchange(url: string, options: Omit<HttpRequest, 'url'>, signal: AbortSignal): Promise<HttpAnswer> {
    const { statusCode, headers, body } = await request(url, { ...options, dispatcher, signal });
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > maxAnswer) throw unexpected(url, 'the answer of the recipient is too large', `at most ${maxAnswer} bytes`);
      chunks.push(chunk);
    }
    const contentType = String(headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    return { status: statusCode, contentType, body: Buffer.concat(chunks).toString('utf8') };
  }
};

export type Http = ReturnType<typeof openHttp>;

const toKnownError = (url: string, thrown: unknown): unknown => {
  if (thrown instanceof KnownError || !(thrown instanceof Error)) return thrown;
  const code = String((thrown as { code?: unknown }).code ?? '');
  if (thrown.name === 'TimeoutError' || AGAIN.test(code)) {
    return unavailable(url, `the recipient cannot be reached (${code || 'timeout'})`, thrown);
  }
  if (CERTIFICATE.test(code)) {
    return new KnownError({
      code: 'recipient-certificate-wrong', recovery: 'halt', message: `the certificate of the recipient is not trusted (${code})`,
      at: withoutQuery(url), cause: thrown,
    });
  }
  return thrown;
};
