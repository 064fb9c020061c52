import { codeSet } from '@meervoud/adapter-sdk';
import { NULL_FLAVOR, plainCodes, SNOMED } from './systems.ts';

/** BehandelingCodelijst: ICU, resuscitation, ventilation, blood product, antibiotics, hospital admission. */
export const treatment = plainCodes(SNOMED, '305351004', '89666000', '40617009', '116762002', '281789004', '32485007');
export const otherTreatment = codeSet(NULL_FLAVOR, { OTH: 'OTH' });
/** "Unknown", "not asked", "asked but unknown": not decided (zibs.md §1.4). */
export const undecided = plainCodes(NULL_FLAVOR, 'UNK', 'NASK', 'ASKU');
export const dataAbsentReason = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';

/** WilsverklaringTypeCodelijst; `ZB` is new in zib2020. */
export const livingWillType = codeSet(['urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1'], {
  NR: 'NR', VOL: 'VOL', VERB: 'VERB', VERBVL: 'VERBVL', MON: 'MON', EU: 'EU', EUD: 'EUD', LW: 'LW', DO: 'DO', ZB: 'ZB',
});
