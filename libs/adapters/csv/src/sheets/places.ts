import { digits, key, line, oneOf } from '../cells.ts';
import { defineZibSheet, filled, optional, present } from '../sheet.ts';

/** Locations and wards: zib HealthcareProvider. */
export const placesSheet = defineZibSheet('HealthcareProvider', {
  name: 'locaties',
  about: { nl: 'locaties en afdelingen', en: 'locations and wards' },
  columns: {
    id: filled(['code', 'id', 'locatiecode', 'afdelingscode', 'nummer'], key,
      'sleutel van de locatie of afdeling; gelijk aan die van het ECD waar het ECD haar ook noemt',
      'key of the location or ward; the same as the ECD uses where the ECD names it too'),
    name: filled(['naam', 'locatienaam', 'afdelingsnaam'], line, 'naam zoals bewoners die kennen', 'name as residents know it'),
    kind: filled(['soort', 'type'], oneOf({ locatie: 'location', afdeling: 'ward', location: 'location', ward: 'ward' }),
      'een locatie, of een afdeling daarvan', 'a location, or a ward of one'),
    partOf: present(['onderdeel van', 'hoort bij', 'deel van', 'locatie'], key,
      'bij een afdeling: de code van haar locatie', 'of a ward: the code of its location'),
    number: optional(['vestigingsnummer', 'kvk-vestigingsnummer'], digits(12),
      'KvK-vestigingsnummer van een locatie', 'KvK establishment number of a location'),
  },
  unique: 'id',
  toRow: ({ id, name, kind, partOf, number }) => ({ id, fields: () => ({ name, kind, partOf, vestigingsnummer: number }) }),
});
