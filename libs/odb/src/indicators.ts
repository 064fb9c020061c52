/** What a code measures, whatever a file says beside it: texts and units of real files are shifted against their codes. */
export interface OdbIndicator {
  readonly set: OdbSet;
  readonly unit: Unit;
  /** A number that is one count over another, and is published with both. */
  readonly isRatio?: true;
  /** Yes or no by its name, and filled with words as well. */
  readonly allowsText?: true;
}
export type OdbSet = 'ISID000151' | 'ISID000160';
export type Unit = 'Percentage' | 'JaNee' | 'Tekst' | 'Getal' | 'Aantal' | 'Subindicator';

const inSet = (set: OdbSet, units: Readonly<Record<Exclude<Unit, never>, string>>): readonly (readonly [string, OdbIndicator])[] =>
  Object.entries(units).flatMap(([unit, codes]) => codes.split(' ').filter((code) => code !== '').map((code) => [`INID${code}`, { set, unit: unit as Unit }] as const));

/** indicators.md §2.2, with the three codes that 2018 had instead. */
const basicSafety = inSet('ISID000151', {
  Percentage: '013307 014309 013309 014310 014312 013318 013319 013320 013321 013322 013323 013324 013325 014321 014322 014323 '
    + '014330 014331 014332 013381 013382 013308 013310 013311',
  JaNee: '014307 014308 014311 014313 014314 014316 014318 014325 014326 014327 014328 014334 014335 014336 014337 014338',
  Tekst: '013326 014315 014317 014329 010008 013383 013385',
  Getal: '014477',
  Aantal: '013384',
  Subindicator: '013312 014319 014324 014320 014333 013316',
});

/** indicators.md §3.1. */
const personnel = inSet('ISID000160', {
  Percentage: '013521 013522 013523 013534 013535 013536 013537 013538 013539 013540 013541 013542 013528 013530 013531 013532',
  Getal: '013486 013520 013524 013526 013527 013529 013533',
  Subindicator: '013525',
  JaNee: '', Tekst: '', Aantal: '',
});

const more: Readonly<Record<string, Partial<OdbIndicator>>> = {
  INID014338: { allowsText: true },
  INID013524: { isRatio: true }, INID013529: { isRatio: true }, INID013533: { isRatio: true },
};

const indicators: ReadonlyMap<string, OdbIndicator> =
  new Map([...basicSafety, ...personnel].map(([code, indicator]) => [code, { ...indicator, ...more[code] }]));

/** By IndicatorCode; undefined for a code of no year we know. */
export const odbIndicator = (code: string): OdbIndicator | undefined => indicators.get(code);
