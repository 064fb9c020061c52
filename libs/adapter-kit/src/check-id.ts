import type { Bilingual } from '@meervoud/kernel';

/**
 * Every check of the kit, by its stable id: an id is never renamed or reused, because passports and bypasses name it.
 * In the order in which they are told.
 */
export const checkTitles = {
  'config-is-documented': {
    nl: 'elke instelling is beschreven, onbekende worden geweigerd, geheimen gaan per verwijzing',
    en: 'every setting is described, unknown ones are refused, secrets go by reference',
  },
  'records-match-schema': {
    nl: 'elk record past in het schema van zijn zib en hoort bij deze bron',
    en: 'every record fits the schema of its zib and belongs to this source',
  },
  'provides-what-it-promises': {
    nl: 'elke toegezegde zib komt, volledig, en niets wat niet is gevraagd',
    en: 'every zib it promises comes, completely, and nothing that was not asked for',
  },
  'ids-stable-over-two-reads': {
    nl: 'twee keer lezen geeft dezelfde records met dezelfde sleutels, en niets dubbel',
    en: 'two reads give the same records under the same ids, and nothing twice',
  },
  'rejects-are-counted': {
    nl: 'alles wat de bron gaf is een record of een weigering met reden',
    en: 'all that the source gave is a record or a refusal with a reason',
  },
  'checkpoint-vouches-for-what-precedes': {
    nl: 'een markering komt na alles waarvoor zij instaat, en de laatste sluit af',
    en: 'a checkpoint comes after all it vouches for, and the last one ends the read',
  },
  'resume-without-gap': {
    nl: 'doorgaan na elke markering mist niets en begint niet opnieuw',
    en: 'going on after any checkpoint misses nothing and does not start over',
  },
  'stops-on-abort': {
    nl: 'stopt meteen als daarom wordt gevraagd, ook als de bron zwijgt',
    en: 'stops at once when asked to, also while the source is silent',
  },
  'deterministic-order-free': {
    nl: 'paginagrootte en volgorde veranderen niets',
    en: 'page size and order change nothing',
  },
  'entered-in-error-equals-deleted': {
    nl: 'foutieve invoer telt als verwijderd',
    en: 'entered in error is as good as deleted',
  },
  'hostile-input-survived': {
    nl: 'kapotte en vijandige invoer laat niets stuklopen en verandert niets aan de rest',
    en: 'broken and hostile input crashes nothing and changes nothing about the rest',
  },
  'token-not-sent-elsewhere': {
    nl: 'geen verzoek en geen token naar een ander adres, waarheen de bron ook wijst',
    en: 'no request and no token to another address, wherever the source points',
  },
  'no-identifier-leaks': {
    nl: 'geen BSN, naam, adres, geboortedatum of cliëntnummer in een gebeurtenis, fout, log of URL',
    en: 'no BSN, name, address, date of birth or client number in any event, error, log or URL',
  },
  'values-as-predicted': {
    nl: 'elke indicatorwaarde is strikt gelijk aan de voorspelde',
    en: 'every indicator value is strictly equal to the predicted one',
  },
} as const satisfies Record<string, Bilingual>;

export type CheckId = keyof typeof checkTitles;
export const checkIds = Object.keys(checkTitles) as readonly CheckId[];
