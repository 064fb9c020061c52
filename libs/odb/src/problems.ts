import type { Bilingual } from '@meervoud/kernel';

/** Why a row is refused. Stable; listed in docs/errors.md. */
export const rowProblems = {
  'indicator-missing': { nl: 'Er staat geen IndicatorCode.', en: 'There is no IndicatorCode.' },
  'indicator-unknown': { nl: 'Deze IndicatorCode kennen wij niet.', en: 'We do not know this IndicatorCode.' },
  'reporting-year-missing': { nl: 'Er staat geen verslagjaar dat kan.', en: 'There is no possible reporting year.' },
  'reporting-year-differs': { nl: 'Een ander verslagjaar dan de eerste rij van het bestand.', en: 'Another reporting year than the first row of the file.' },
  'organization-missing': { nl: 'Er staat geen organisatie of KvK-nummer.', en: 'There is no organization or KvK number.' },
  'location-missing': { nl: 'Er staat geen locatie.', en: 'There is no location.' },
  'value-missing': { nl: 'Er staat geen waarde, en ook niet dat het niet van toepassing is.', en: 'There is no value, nor that it does not apply.' },
  'not-filled-in': { nl: 'Niet ingevuld: er staan alleen de kruisjes van het sjabloon.', en: 'Not filled in: only the crosses of the template stand there.' },
  'value-and-not-applicable': { nl: 'Niet van toepassing, en toch een waarde.', en: 'Not applicable, and yet a value.' },
  'not-applicable-unclear': { nl: 'Indicator_nvt is geen 0 of 1.', en: 'Indicator_nvt is neither 0 nor 1.' },
  'header-has-value': { nl: 'Een kopregel heeft geen waarde, en hier staat er een.', en: 'A heading has no value, and here is one.' },
  'not-a-number': { nl: 'Geen getal.', en: 'Not a number.' },
  'not-yes-or-no': { nl: 'Geen ja of nee.', en: 'Neither yes nor no.' },
  'percentage-out-of-range': { nl: 'Geen percentage van 0 tot en met 100.', en: 'Not a percentage from 0 to 100.' },
  'fraction-or-percentage': { nl: 'Kan een breuk of een percentage zijn.', en: 'May be a fraction or a percentage.' },
  'count-not-whole': { nl: 'Een aantal cliënten of afdelingen is een geheel getal.', en: 'A number of clients or wards is whole.' },
  'denominator-zero': { nl: 'De noemer is nul.', en: 'The denominator is zero.' },
  'numerator-above-denominator': { nl: 'De teller is groter dan de noemer.', en: 'The numerator is larger than the denominator.' },
  'zero-without-counts': { nl: 'Nul zonder noemer: een echte nul of een verborgen waarde.', en: 'Zero without denominator: a true zero or a hidden value.' },
  'suppression-contradicts': { nl: 'Verborgen volgens de opmerking, en toch een waarde.', en: 'Hidden by its remark, and yet a value.' },
  'ambiguous-column': { nl: 'Een getal in een kolom waar het twee dingen kan betekenen.', en: 'A number in a column where it may mean two things.' },
  'several-values': { nl: 'Waarden in meer dan één kolom, die niet bij elkaar passen.', en: 'Values in several columns that do not fit together.' },
  'duplicate-row': { nl: 'Dezelfde indicator van dezelfde locatie staat er nog eens, gelijk.', en: 'The same indicator of the same location once more, equal.' },
  'duplicate-differs': { nl: 'Dezelfde indicator van dezelfde locatie staat er ook anders.', en: 'The same indicator of the same location also stands there otherwise.' },
} as const satisfies Record<string, Bilingual>;
export type RowProblem = keyof typeof rowProblems;

/** What deserves a look in a row that is used. Stable; listed in docs/errors.md. */
export const rowFindings = {
  'value-moved': { nl: 'De waarde stond in een andere kolom en is als IndicatorWaarde gelezen.', en: 'The value stood in another column and was read as IndicatorWaarde.' },
  'value-from-counts': { nl: 'De waarde ontbrak en is uit teller en noemer berekend.', en: 'The value was missing and was computed from numerator and denominator.' },
  'fraction-for-percentage': { nl: 'Een breuk waar een percentage hoort; teller en noemer wijzen het uit.', en: 'A fraction where a percentage belongs; numerator and denominator tell.' },
  'value-not-from-counts': { nl: 'De waarde is niet wat teller en noemer geven; de waarde telt.', en: 'The value is not what numerator and denominator give; the value counts.' },
  'value-rounded': { nl: 'Meer dan twee decimalen; afgerond.', en: 'More than two decimals; rounded.' },
  'counts-incomplete': { nl: 'Van teller en noemer staat er maar een; niet gebruikt.', en: 'Only one of numerator and denominator is there; not used.' },
  'counts-not-expected': { nl: 'Teller of noemer waar geen hoort; niet gebruikt.', en: 'A numerator or denominator where none belongs; not used.' },
  'number-for-yes-no': { nl: 'Een 1 of 0 waar ja of nee hoort.', en: 'A 1 or 0 where yes or no belongs.' },
  'text-for-yes-no': { nl: 'Woorden waar ja of nee hoort; als tekst gelezen.', en: 'Words where yes or no belongs; read as text.' },
  'note-contradicts': { nl: 'De opmerking past niet bij wat er staat; wat er staat telt.', en: 'The remark does not fit what stands there; what stands there counts.' },
  'not-applicable-in-note': { nl: '“N.v.t.” staat alleen in de opmerking.', en: '"Not applicable" stands only in the remark.' },
  'unit-differs': { nl: 'De eenheid past niet bij de IndicatorCode; de code telt.', en: 'The unit does not fit the IndicatorCode; the code counts.' },
  'set-code-differs': { nl: 'De IndicatorsetCode past niet bij de IndicatorCode; de laatste telt.', en: 'The IndicatorsetCode does not fit the IndicatorCode; the latter counts.' },
  'identifier-unusable': { nl: 'Een nummer heeft niet de vorm die het hoort te hebben en is overgeslagen.', en: 'A number does not have the form it should have and was left out.' },
  'invalid-date': { nl: 'Geen bestaande datum; de meetperiode is overgeslagen.', en: 'Not an existing date; the period was left out.' },
  'period-reversed': { nl: 'De meetperiode eindigt voor zij begint; zij is overgeslagen.', en: 'The period ends before it begins; it was left out.' },
} as const satisfies Record<string, Bilingual>;
export type RowFinding = keyof typeof rowFindings;
