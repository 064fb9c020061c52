import { type RejectionCode, toPartialDate } from '@meervoud/adapter-sdk';
import { type Bilingual, CalendarDate, type PartialDate } from '@meervoud/kernel';
import { Zorgprofiel } from '@meervoud/zibs';

export type Parsed<Value> = { readonly value: Value } | { readonly problem: RejectionCode };

/** How one cell is read. `text` is trimmed and not empty. Pure; never repeats the text. */
export interface CellKind<Value> {
  readonly expects: Bilingual;
  readonly parse: (text: string) => Parsed<Value>;
}

const found = <Value>(value: Value | undefined, problem: RejectionCode): Parsed<Value> => (value === undefined ? { problem } : { value });
const matching = (pattern: RegExp, problem: RejectionCode) => (text: string): Parsed<string> =>
  found(pattern.test(text) ? text : undefined, problem);

/** Leading zeros stay: a key is text. */
export const key: CellKind<string> = {
  expects: { nl: 'een sleutel van hoogstens 64 letters, cijfers en . _ -', en: 'a key of at most 64 letters, digits and . _ -' },
  parse: matching(/^[A-Za-z0-9._-]{1,64}$/, 'invalid-text'),
};

export const line: CellKind<string> = {
  expects: { nl: 'tekst van één regel, hoogstens 500 tekens', en: 'text of one line, at most 500 characters' },
  parse: matching(/^[^\r\n\t]{1,500}$/, 'invalid-text'),
};

export const text: CellKind<string> = {
  expects: { nl: 'tekst, hoogstens 5000 tekens', en: 'text, at most 5000 characters' },
  parse: matching(/^[^]{1,5000}$/, 'invalid-text'),
};

export const digits = (count: number): CellKind<string> => ({
  expects: { nl: `${count} cijfers`, en: `${count} digits` },
  parse: matching(new RegExp(`^\\d{${count}}$`), 'invalid-text'),
});

const DUTCH = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: 0{1,2}:00(?::00)?)?$/;
const MONTH = /^(\d{1,2})[-/.](\d{4})$/;
/** As databases write a day. */
const ISO_AT_MIDNIGHT = /^(\d{4}-\d{2}-\d{2}) 00:00(?::00)?$/;
const two = (part = ''): string => part.padStart(2, '0');

/** Day before month, always; a day without its year in four digits is no date. */
export const date: CellKind<PartialDate> = {
  expects: { nl: 'een datum als 31-12-2023 of 2023-12-31 (of 12-2023, 2023)', en: 'a date as 31-12-2023 or 2023-12-31 (or 12-2023, 2023)' },
  parse: (cell) => {
    if (/^\d{5,6}([.,]\d+)?$/.test(cell)) return { problem: 'excel-date' };
    const [, day, , month, year] = DUTCH.exec(cell) ?? [];
    const [, alone, ofYear] = MONTH.exec(cell) ?? [];
    const written = year !== undefined ? `${year}-${two(month)}-${two(day)}` : ofYear !== undefined ? `${ofYear}-${two(alone)}` : ISO_AT_MIDNIGHT.exec(cell)?.[1] ?? cell;
    return found(/^[\d-]+$/.test(written) ? toPartialDate(written) : undefined, 'invalid-date');
  },
};

/** A whole day: what is added up by the day cannot be counted from a month. */
export const day: CellKind<CalendarDate> = {
  expects: { nl: 'een dag als 31-12-2023 of 2023-12-31', en: 'a day as 31-12-2023 or 2023-12-31' },
  parse: (cell) => {
    const parsed = date.parse(cell);
    return 'problem' in parsed ? parsed : found(CalendarDate.safeParse(parsed.value).data, 'invalid-date');
  },
};

const YES = new Set(['ja', 'j', 'yes', 'y', 'true', 'waar', '1']);
const NO = new Set(['nee', 'n', 'no', 'false', 'onwaar', '0']);
export const yesNo: CellKind<boolean> = {
  expects: { nl: 'ja of nee', en: 'ja (yes) or nee (no)' },
  parse: (cell) => found(YES.has(cell.toLowerCase()) ? true : NO.has(cell.toLowerCase()) ? false : undefined, 'not-yes-or-no'),
};

/** One of some words, in any case; what is in brackets in `expects` are the words themselves. */
export const oneOf = <const Value extends string>(words: Readonly<Record<string, Value>>): CellKind<Value> => ({
  expects: { nl: Object.keys(words).join(', '), en: Object.keys(words).join(', ') },
  parse: (cell) => found(new Map(Object.entries(words)).get(cell.toLowerCase()), 'unknown-code'),
});

const PROFILE = /^(?:ZZP)?(?:VV0?(\d{1,2}[AB]?)|0?(\d{1,2}[AB]?)VV)$/;
/** `5VV`, `VV 5`, `VV-05`, `ZZP 5VV`, `9b VV`; a bare number may be of another sector. */
export const careProfile: CellKind<Zorgprofiel> = {
  expects: { nl: 'een zorgprofiel VV, zoals 5VV of VV-05', en: 'a care profile VV, as 5VV or VV-05' },
  parse: (cell) => {
    const [, after, before] = PROFILE.exec(cell.toUpperCase().replace(/[\s-]/g, '')) ?? [];
    return found(Zorgprofiel.safeParse(`${after ?? before ?? ''}VV`).data, 'unknown-code');
  },
};

/** Decimal text. `1.234` may be either thousand or one and a bit, so it is refused; `1.234,5` and `1234` are clear. */
export const decimal: CellKind<string> = {
  expects: { nl: 'een getal als 12,5 of 1234 (geen punt voor duizendtallen alleen)', en: 'a number as 12,5 or 1234 (no point for thousands alone)' },
  parse: (cell) => {
    if (/^\d{1,3}[.,]\d{3}$/.test(cell)) return { problem: 'ambiguous-number' };
    if (/^\d{1,3}(\.\d{3})+(,\d{1,6})?$/.test(cell)) return { value: cell.replaceAll('.', '').replace(',', '.') };
    return found(/^\d{1,12}([.,]\d{1,6})?$/.test(cell) ? cell.replace(',', '.') : undefined, 'not-a-number');
  },
};

export const whole: CellKind<number> = {
  expects: { nl: 'een geheel getal, zonder punten', en: 'a whole number, without points' },
  parse: (cell) => found(/^\d{1,9}$/.test(cell) ? Number(cell) : undefined, 'not-a-number'),
};

/** A whole number in a range, both ends included. */
export const mark = (from: number, to: number): CellKind<number> => ({
  expects: { nl: `een geheel getal van ${from} tot en met ${to}`, en: `a whole number from ${from} to ${to}` },
  parse: (cell) => found(/^\d{1,2}$/.test(cell) && Number(cell) >= from && Number(cell) <= to ? Number(cell) : undefined, 'not-a-number'),
});

export const year: CellKind<number> = {
  expects: { nl: 'een jaar in vier cijfers', en: 'a year in four digits' },
  parse: (cell) => found(/^20\d\d$/.test(cell) ? Number(cell) : undefined, 'not-a-number'),
};

/** The key under which the care record knows the client: whatever a FHIR id may be, in any spelling. */
export const client: CellKind<string> = {
  expects: { nl: 'het technische nummer van de cliënt in het ECD, zoals het ECD het schrijft', en: 'the technical id of the client in the ECD, as the ECD writes it' },
  parse: matching(/^[A-Za-z0-9.-]{1,64}$/, 'invalid-text'),
};

/** The number under which the HR system knows a member of staff. */
export const staffMember: CellKind<string> = {
  expects: { nl: 'het nummer van de medewerker in het HR-systeem: letters, cijfers, . en -', en: 'the number of the member of staff in the HR system: letters, digits, . and -' },
  parse: client.parse,
};
