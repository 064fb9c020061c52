import { key } from '../cells.ts';
import { optional } from '../sheet.ts';

/** A key of the row itself, so that evidence goes on naming it when rows are added or sorted. */
export const ownKey = optional(
  ['sleutel', 'id', 'rij-id', 'volgnummer'], key,
  'een eigen sleutel van de rij, uniek in dit soort bestanden; zonder deze kolom telt de plaats van de rij',
  'a key of the row itself, unique among these files; without this column the place of the row counts',
);
