import { careProfile, client, date, oneOf, yesNo } from '../cells.ts';
import { defineZibSheet, filled, optional, present } from '../sheet.ts';
import { ownKey } from './own-key.ts';
import { reversed } from './reversed.ts';

/** The Wlz indication with its care profile: WlzIndicatie. */
export const indicationsSheet = defineZibSheet('WlzIndicatie', {
  name: 'wlz-indicaties',
  about: { nl: 'Wlz-indicaties met zorgprofiel', en: 'Wlz indications with care profile' },
  columns: {
    id: ownKey,
    client: filled(['cliënt', 'cliëntnummer', 'cliënt-id', 'cliëntsleutel', 'patiënt', 'patiënt-id'], client,
      'technisch nummer van de cliënt in het ECD (geen BSN)', 'technical id of the client in the ECD (not the BSN)'),
    profile: filled(['zorgprofiel', 'profiel', 'zzp'], careProfile, 'zorgprofiel uit het indicatiebesluit', 'care profile of the indication'),
    withTreatment: present(['met behandeling', 'behandeling'], yesNo,
      'verblijf met behandeling; leeg betekent zonder', 'stay with treatment; empty means without'),
    form: optional(['leveringsvorm'], oneOf({ instelling: 'instelling', verblijf: 'instelling', vpt: 'vpt', mpt: 'mpt', pgb: 'pgb' }),
      'in welke vorm de zorg wordt geleverd; leeg als dat niet bekend is', 'in what form the care is delivered; empty when not known'),
    from: present(['geldig vanaf', 'ingangsdatum', 'begindatum', 'van'], date, 'eerste dag van de indicatie', 'first day of the indication'),
    until: present(['geldig tot en met', 'geldig t/m', 'einddatum', 'tot en met', 't/m'], date,
      'laatste dag van de indicatie; leeg als zij geen einde heeft', 'last day of the indication; empty when it has no end'),
  },
  unique: 'id',
  toRow: ({ id, client: person, profile, withTreatment, form, from, until }) => ({
    id, fields: (pseudonym) => ({ subject: pseudonym(person), zorgprofiel: profile, withTreatment, leveringsvorm: form, validFrom: from, validUntil: until }),
    findings: reversed(from, until, 'until'),
  }),
});
