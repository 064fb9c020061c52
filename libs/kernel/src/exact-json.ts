import { KnownError } from './known-error.ts';

/** A decimal that keeps its digits on the wire: `12.50` stays `12.50`, and is never a float on our side. */
export class Decimal {
  readonly text: string;
  constructor(text: string) {
    const match = /^(-?)0*(\d+(?:\.\d+)?)$/.exec(text);
    if (!match) throw new TypeError(`'${text}' is not a decimal`);
    this.text = `${match[1]}${match[2]}`;
  }
}

export type ExactJson =
  | string | number | boolean | Decimal | readonly ExactJson[] | { readonly [key: string]: ExactJson | undefined };

/**
 * JSON text with keys in the order given and decimals as written, so that equal content is equal bytes. Holds to
 * I-JSON (RFC 7493): a number that is not a safe integer or a lone surrogate is refused with `payload-not-exact`.
 */
export const toJsonText = (value: ExactJson, at = '$'): string => {
  if (value instanceof Decimal) return value.text;
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value)) throw notExact(at, 'text without lone surrogates');
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw notExact(at, 'an integer, or a Decimal');
    return String(value);
  }
  if (typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map((element, index) => toJsonText(element, `${at}[${index}]`)).join(',')}]`;
  const members = Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : [`${JSON.stringify(key)}:${toJsonText(member, `${at}.${key}`)}`]);
  return `{${members.join(',')}}`;
};

const isList = (value: ExactJson): value is readonly ExactJson[] => Array.isArray(value);

const notExact = (at: string, expected: string): KnownError =>
  new KnownError({ code: 'payload-not-exact', recovery: 'halt', message: 'a value cannot be written exactly', at, expected });
