import { defineIndicator, residents } from '@meervoud/indicator';
import type { RestrictionKind } from '@meervoud/zibs';
import { example } from './example.ts';

interface Kind { readonly kind: RestrictionKind; readonly id: `INID${string}`; readonly letter: string; readonly sort: number; readonly nl: string; readonly en: string }

/** 4.1c-j: how many clients had a restrictive measure of this kind in the 30 days up to the reference date. */
const restraint = ({ kind, id, letter, sort, nl, en }: Kind) => {
  const measure = (start: string, end?: string) => ({ zib: 'FreedomRestrictingIntervention', kind, start, ...(end === undefined ? {} : { end }) }) as const;
  const another: RestrictionKind = kind === 'electronic' ? 'mechanical' : 'electronic';
  return defineIndicator({
    kind: 'proportion', id, number: `4.1${letter}`, sort, unit: 'Percentage', type: 'Uitkomst', theme: 'freedom',
    title: { nl: `Cliënten met ${nl} in de laatste 30 dagen`, en: `Clients with ${en} in the last 30 days` },
    period: 'measuring-window',
    obligation: { chosen: '4.1' },
    source: `indicators.md §2.2 row 4.1${letter}; kinds by bv41Category of zib-codes.json (own interpretation)`,
    rulings: ['R2', 'R3', 'R6', 'R11', 'R12', 'R14'],
    basis: 'client',
    population: residents,
    numerator: { exists: 'FreedomRestrictingIntervention', where: { kind: { anyOf: [kind] } }, when: { lastDays: 30 } },
    counts: 'yes',
    attestable: false,
    examples: [
      example('Maatregel die nog loopt', 'A measure that still runs', [measure('2022-06-01')], 'yes'),
      example('Begon op de peildatum: telt', 'Began on the reference date: counts', [measure('2023-02-28')], 'yes'),
      example('Begon een dag later: telt niet', 'Began a day later: does not count', [measure('2023-03-01')], 'no'),
      example('Eindigde 30 dagen voor de peildatum: telt', 'Ended 30 days before the reference date: counts', [measure('2022-06-01', '2023-01-29')], 'yes'),
      example('Eindigde een dag eerder: telt niet', 'Ended a day earlier: does not count', [measure('2022-06-01', '2023-01-28')], 'no'),
      example('Een maatregel van een andere soort telt hier niet', 'A measure of another kind does not count here',
        [{ zib: 'FreedomRestrictingIntervention', kind: another, start: '2023-02-01' }], 'no'),
      example('Soort niet vastgelegd: onbekend', 'Kind not recorded: unknown',
        [{ zib: 'FreedomRestrictingIntervention', start: '2023-02-01' }], 'unknown'),
      example('Niets vastgelegd: geen maatregel', 'Nothing recorded: no measure', [], 'no'),
    ],
  });
};

export const restraints = [
  restraint({ kind: 'mechanical', id: 'INID013318', letter: 'c', sort: 11, nl: 'een mechanische maatregel', en: 'a mechanical measure' }),
  restraint({ kind: 'physical', id: 'INID013319', letter: 'd', sort: 12, nl: 'een fysieke maatregel (vasthouden)', en: 'a physical measure (holding)' }),
  restraint({ kind: 'pharmacological', id: 'INID013320', letter: 'e', sort: 13, nl: 'een farmacologische maatregel', en: 'a pharmacological measure' }),
  restraint({ kind: 'psychological', id: 'INID013321', letter: 'f', sort: 14, nl: 'een psychologische maatregel', en: 'a psychological measure' }),
  restraint({ kind: 'electronic', id: 'INID013322', letter: 'g', sort: 15, nl: 'een elektronische maatregel', en: 'an electronic measure' }),
  restraint({ kind: 'one-on-one', id: 'INID013323', letter: 'h', sort: 16, nl: 'een-op-een-toezicht', en: 'one-on-one supervision' }),
  restraint({ kind: 'seclusion', id: 'INID013324', letter: 'i', sort: 17, nl: 'afzondering in een ruimte', en: 'seclusion in a room' }),
  restraint({ kind: 'other', id: 'INID013325', letter: 'j', sort: 18, nl: 'een andere maatregel', en: 'another measure' }),
];

/** 4.1j.a: a person says which; asked only where there was one. */
export const whichOtherRestraint = defineIndicator({
  kind: 'attested', answer: 'text', id: 'INID013326', number: '4.1j.a', sort: 19, unit: 'Tekst', type: 'Uitkomst', theme: 'freedom',
  title: { nl: 'Welke andere maatregel?', en: 'Which other measure?' },
  period: 'measuring-window', obligation: 'optional', source: 'indicators.md §2.2 row 4.1j.a', rulings: [],
});
