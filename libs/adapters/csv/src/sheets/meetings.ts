import { date, key, oneOf, yesNo } from '../cells.ts';
import { defineZibSheet, filled, present } from '../sheet.ts';
import { ownKey } from './own-key.ts';

/** Meetings of a ward (R8): Meeting. Says nothing about a client. */
export const meetingsSheet = defineZibSheet('Meeting', {
  name: 'overleggen',
  about: { nl: 'overleg op een afdeling', en: 'meetings of a ward' },
  columns: {
    id: ownKey,
    ward: filled(['afdeling', 'afdelingscode'], key, 'code van de afdeling', 'code of the ward'),
    topic: filled(['onderwerp'], oneOf({
      medicatiefouten: 'medication-errors', 'medication-errors': 'medication-errors',
      'casuïstiek decubitus': 'pressure-ulcer-case-discussion', 'casuistiek decubitus': 'pressure-ulcer-case-discussion',
      'pressure-ulcer-case-discussion': 'pressure-ulcer-case-discussion',
    }), 'waarover is gesproken', 'what was spoken of'),
    date: present(['datum', 'dag'], date, 'dag van het overleg', 'day of the meeting'),
    multidisciplinary: present(['multidisciplinair'], yesNo,
      'waren er meer disciplines bij; leeg als dat niet bekend is', 'were there several disciplines; empty when not known'),
    basedOnReports: present(['op basis van meldingen', 'meldingen'], yesNo,
      'ging het over meldingen (MIC); leeg als dat niet bekend is', 'was it about incident reports; empty when not known'),
  },
  unique: 'id',
  toRow: ({ id, ...fields }) => ({ id, fields: () => fields }),
});
