import { client, date, key } from '../cells.ts';
import { defineZibSheet, filled, optional, present } from '../sheet.ts';
import { ownKey } from './own-key.ts';
import { reversed } from './reversed.ts';

/** Who lives where: Stay. Both ends count (R2); without an end it runs (R14). */
export const staysSheet = defineZibSheet('Stay', {
  name: 'verblijven',
  about: { nl: 'waar een cliënt woont, en van wanneer tot en met wanneer', en: 'where a client lives, and from when up to and including when' },
  columns: {
    id: ownKey,
    client: filled(['cliënt', 'cliëntnummer', 'cliënt-id', 'cliëntsleutel', 'patiënt', 'patiënt-id'], client,
      'technisch nummer van de cliënt in het ECD (geen BSN); wordt bij het lezen een pseudoniem',
      'technical id of the client in the ECD (not the BSN); becomes a pseudonym while reading'),
    location: present(['locatie', 'locatiecode'], key, 'code van de locatie', 'code of the location'),
    ward: optional(['afdeling', 'afdelingscode'], key, 'code van de afdeling', 'code of the ward'),
    start: present(['begindatum', 'begin', 'startdatum', 'van', 'opnamedatum'], date, 'eerste dag van het verblijf', 'first day of the stay'),
    end: present(['einddatum', 'einde', 'tot en met', 't/m', 'vertrekdatum', 'ontslagdatum'], date,
      'laatste dag van het verblijf; leeg zolang het loopt', 'last day of the stay; empty while it runs'),
  },
  unique: 'id',
  toRow: ({ id, client: person, location, ward, start, end }) =>
    ({ id, fields: (pseudonym) => ({ subject: pseudonym(person), location, ward, start, end }), findings: reversed(start, end, 'end') }),
});
