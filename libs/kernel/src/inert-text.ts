/**
 * What a spreadsheet takes for the beginning of a formula: = + - @, their wide and small forms, and the minus sign that a
 * word processor makes; also behind quotation marks and whatever does not show.
 */
const FORMULA = /[\s'"`´‘’“”\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]*[=+\-@\u2212\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b]/.source;
/** Where a cell may begin: at the front, and behind what another program may take for a separator or the end of a row. */
const FRONT = /(?<=^|[;\n\u0085\u2028\u2029])/.source;

const opening = new RegExp(`${FRONT}(?=${FORMULA})`, 'g');
const marked = new RegExp(`${FRONT}'(?=${FORMULA})`, 'g');

/** No cell holds what does not show and has no place in XML; a tab could be taken for a separator. */
const plain = (text: string): string =>
   
  text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(/[\u0000-\u0009\u000b-\u001f\u007f\ufffe\uffff]/g, '').replace(/\p{Surrogate}/gu, '\ufffd');

/**
 * Text that stays text in every spreadsheet: an apostrophe stands before what could be a formula (OWASP, CSV injection; ASVS 1.2.10).
 * Only for texts that came from people; a number is written as a number. {@link spoken} takes the apostrophes away again.
 */
export const inert = (text: string): string => plain(text).replace(opening, "'");

/** The text behind what {@link inert} wrote; any other text as it is. For reading only: never write it to a sheet. */
export const spoken = (text: string): string => text.replace(marked, '');
