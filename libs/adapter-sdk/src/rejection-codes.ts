import type { Bilingual } from '@meervoud/kernel';

/**
 * Every reason why a resource, or a file, did not become a record, and every finding about one that did.
 * Stable: a code is never renamed or reused. The texts are for the people who keep the ECD.
 */
export const rejectionCodes = {
  'not-needed': { nl: 'Herkend, maar geen indicator leest dit.', en: 'Recognised, but no indicator reads it.' },
  unrecognised: { nl: 'Geen code die wij kennen; tekst en profiel tellen niet.', en: 'No code that we know; text and profile do not count.' },
  'entered-in-error': { nl: 'Door de bron als foutieve invoer gemarkeerd.', en: 'Marked by the source as entered in error.' },
  refuted: { nl: 'De bron zegt dat dit niet zo is (weerlegd).', en: 'The source says this is not so (refuted).' },
  'risk-only': { nl: 'Een risico op decubitus is geen decubitus.', en: 'A risk of a pressure ulcer is not a pressure ulcer.' },
  'status-excludes': { nl: 'De status zegt dat dit niet geldt of niet is gebeurd.', en: 'The status says this is not in force or did not happen.' },
  'unknown-modifier-extension': { nl: 'Een toevoeging die de betekenis kan veranderen, is ons onbekend.', en: 'An addition that may change the meaning is unknown to us.' },
  'unknown-code': { nl: 'Een code die wij niet kennen; er wordt niet gegokt.', en: 'A code that we do not know; we do not guess.' },
  'invalid-date': { nl: 'Geen bestaande datum, of een tijdstip zonder tijdzone.', en: 'Not an existing date, or a time without a zone.' },
  'element-missing': { nl: 'Een gegeven dat niet kan worden gemist, ontbreekt.', en: 'An element that cannot be missed is absent.' },
  'malformed-resource': { nl: 'Een gegeven heeft niet de vorm die FHIR voorschrijft.', en: 'An element does not have the shape FHIR prescribes.' },
  'record-breaks-schema': { nl: 'Het resultaat voldoet niet aan het schema van de zib.', en: 'The result does not fit the schema of the zib.' },
  'id-missing': { nl: 'De resource heeft geen geldige technische sleutel (id).', en: 'The resource has no valid technical id.' },
  'subject-missing': { nl: 'Er staat niet bij over wie of welke afdeling het gaat.', en: 'It does not say which client or ward it is about.' },
  'unresolvable-reference': { nl: 'De verwijzing leidt niet naar een resource van deze bron.', en: 'The reference does not lead to a resource of this source.' },
  'several-locations': { nl: 'Eén verblijf noemt meer locaties of afdelingen; niet te zeggen wanneer welke gold.', en: 'One stay names several locations or wards; which held when cannot be told.' },
  'read-with-another': { nl: 'Gelezen bij de resource die ernaar verwijst; geeft zelf geen gegeven.', en: 'Read with the resource that refers to it; gives no record of its own.' },
  'stop-not-linked': { nl: 'Dit meldt dat een gebruik stopte zonder te zeggen wanneer; geef het gebruik zelf een einddatum.', en: 'This tells that a use was stopped without saying when; give the use itself an end.' },
  // findings: used, but worth a look
  'referred-not-read': { nl: 'Wat hier staat verwijst naar iets dat niet te lezen is; dat deel is onbekend.', en: 'This refers to something that cannot be read; that part is unknown.' },
  'not-classifiable': { nl: 'Het medicijn heeft geen ATC-code die zegt tot welke groep het hoort; het is onbekend.', en: 'The medicine has no ATC code that tells its group; it is unknown.' },
  'include-ignored': { nl: 'De bron stuurt niet mee waar naar verwezen wordt (_include); het is een voor een gelezen.', en: 'The source does not send along what is referred to (_include); it was read one by one.' },
  'display-contradicts-code': { nl: 'De omschrijving noemt een andere categorie dan de code; de code telt.', en: 'The display names another category than the code; the code counts.' },
  'stages-differ': { nl: 'Er staan verschillende categorieën; de hoogste telt.', en: 'Several different categories are given; the highest counts.' },
  'decision-contradicts': { nl: 'Zowel een toelichting "anders" als wel/niet; de toelichting telt.', en: 'Both an "other" with text and a permit or deny; the text counts.' },
  'code-ignored': { nl: 'Een code die wij niet kennen, is overgeslagen.', en: 'A code that we do not know was left out.' },
  'identifier-ignored': { nl: 'Een vestigingsnummer heeft geen 12 cijfers en is overgeslagen.', en: 'A location number does not have 12 digits and was left out.' },
  'period-reversed': { nl: 'Het einde ligt voor het begin.', en: 'The end lies before the start.' },
  // exports
  'export-error': { nl: 'De bron meldt dat zij dit niet kon exporteren.', en: 'The source reports that it could not export this.' },
  // rows of spreadsheets
  'excel-date': { nl: 'Dit lijkt het volgnummer waarmee Excel een dag bewaart; maak de kolom een datumkolom en bewaar opnieuw.', en: 'This looks like the number by which Excel keeps a day; make the column a date column and save again.' },
  'not-yes-or-no': { nl: 'Geen ja of nee.', en: 'Neither yes nor no.' },
  'not-a-number': { nl: 'Geen getal zoals gevraagd.', en: 'Not a number as asked.' },
  'ambiguous-number': { nl: 'Een punt of komma voor drie cijfers: duizendtallen of decimalen; er wordt niet gegokt.', en: 'A point or comma before three digits: thousands or decimals; we do not guess.' },
  'invalid-text': { nl: 'Te lang, of met tekens die hier niet horen.', en: 'Too long, or with characters that do not belong here.' },
  'cells-differ': { nl: 'De rij heeft niet zoveel cellen als de kopregel.', en: 'The row does not have as many cells as the header.' },
  'duplicate-id': { nl: 'Deze sleutel kwam eerder in hetzelfde soort bestand voor.', en: 'This key came before in the same kind of file.' },
  'one-answer-only': { nl: 'Er hoort precies één antwoord te staan.', en: 'There should be exactly one answer.' },
  'filter-ignored': { nl: 'De bron doet niets met dit zoekfilter; alles van dit type is gelezen.', en: 'The source ignores this search filter; everything of this type was read.' },
  // files, for `inspect`
  'malformed-json': { nl: 'Dit is geen geldige JSON.', en: 'This is not valid JSON.' },
  'malformed-utf8': { nl: 'De tekens zijn geen geldige UTF-8.', en: 'The bytes are not valid UTF-8.' },
  'duplicate-key': { nl: 'Een naam komt in één JSON-object twee keer voor.', en: 'A name occurs twice in one JSON object.' },
  'forbidden-key': { nl: 'De naam __proto__ hoort niet in een gegeven.', en: 'The name __proto__ does not belong in data.' },
  'too-deep': { nl: 'De JSON is dieper genest dan wij lezen.', en: 'The JSON is nested deeper than we read.' },
  'too-large': { nl: 'Groter dan wij in één keer lezen.', en: 'Larger than we read at once.' },
  'not-a-resource': { nl: 'Geldige JSON, maar geen FHIR-resource.', en: 'Valid JSON, but not a FHIR resource.' },
  'empty-file': { nl: 'Het bestand bevat niets.', en: 'The file holds nothing.' },
  'empty-bundle': { nl: 'De Bundle bevat geen resources.', en: 'The Bundle holds no resources.' },
  'unsupported-file': { nl: 'Geen bestand van een soort die hier wordt gelezen.', en: 'Not a file of a kind that is read here.' },
  'unreadable-file': { nl: 'Het bestand kan niet worden gelezen.', en: 'The file cannot be read.' },
} as const satisfies Record<string, Bilingual>;

export type RejectionCode = keyof typeof rejectionCodes;
