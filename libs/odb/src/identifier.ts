import { isWhole, toDecimal, wholePart } from '@meervoud/value';

/** Digits as they were meant: a spreadsheet makes numbers of them (`4.0313182E7`) and drops the zeros in front. */
const digitsOf = (text: string): string | undefined => {
  if (/^\d{1,12}$/.test(text)) return text;
  const number = toDecimal(text);
  return number !== undefined && isWhole(number) && number.units >= 0n ? String(wholePart(number)) : undefined;
};

const padded = (text: string, length: number): string | undefined => {
  const digits = digitsOf(text)?.replace(/^0+/, '');
  return digits !== undefined && digits !== '' && digits.length <= length ? digits.padStart(length, '0') : undefined;
};

/** KvK-nummer: 8 digits (indicators.md §7). */
export const toKvk = (text: string): string | undefined => padded(text, 8);
/** AGB-code: 8 digits. */
export const toAgb = (text: string): string | undefined => padded(text, 8);

/** Where a file numbers the locations of an organization 1, 2, 3, and gives no KvK number (indicators.md §6.1). */
const LONGEST_SEQUENCE = 3;
/** KvK-vestigingsnummer: 12 digits; a sequence number of the file is none. */
export const toVestigingsnummer = (text: string): string | undefined =>
  ((digitsOf(text)?.replace(/^0+/, '') ?? '').length <= LONGEST_SEQUENCE ? undefined : padded(text, 12));

/** Says nothing: absent, `0`, or a place in the order of the file. */
export const saysNothing = (text: string): boolean => /^0*\d{0,3}(?:\.0+)?$/.test(text) || text === 'NULL';
