import { KnownError } from '@meervoud/kernel';

/** `workbook-unreadable` (halt): a damaged or foreign workbook; `why` says what, never a cell. */
export const unreadable = (at: string, why: string, cause?: unknown): KnownError => new KnownError({
  code: 'workbook-unreadable', recovery: 'halt', at, cause,
  message: `The workbook cannot be read: ${why}.`,
  expected: 'an .xlsx that Excel or LibreOffice opens; download or save it again',
});

/** `file-too-large` (halt): beyond one of the limits. */
export const tooLarge = (at: string, what: string): KnownError =>
  new KnownError({ code: 'file-too-large', recovery: 'halt', at, message: `The file is larger than we read: ${what}.` });

/** `not-text` (halt). */
export const notText = (at: string): KnownError => new KnownError({
  code: 'not-text', recovery: 'halt', at, message: 'This is neither an .xlsx workbook nor text.', expected: '.xlsx, or CSV in UTF-8, UTF-16 or Windows-1252',
});
