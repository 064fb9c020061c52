import type { Example, ExampleRecord } from '@meervoud/indicator';
import { example } from './example.ts';

type Fields<Zib extends ExampleRecord['zib']> = Omit<Extract<ExampleRecord, { zib: Zib }>, 'zib'>;
const stay = (fields: Fields<'Stay'>): ExampleRecord => ({ zib: 'Stay', location: 'here', ...fields });
const indication = (fields: Partial<Fields<'WlzIndicatie'>>): ExampleRecord => ({ zib: 'WlzIndicatie', zorgprofiel: '5VV', ...fields });

const bare = { bare: true } as const;
const livesHere = stay({ start: '2022-05-01' });
const isIndicated = indication({ validFrom: '2022-04-20' });

/** R2: who is counted, for a question that is answered with no where nothing is on record. */
export const residentExamples: readonly Example[] = [
  example('Komt wonen op de peildatum: telt mee', 'Moves in on the reference date: counted',
    [stay({ start: '2023-02-28' }), isIndicated], 'no', bare),
  example('Komt wonen een dag later: telt niet mee', 'Moves in a day later: not counted',
    [stay({ start: '2023-03-01' }), isIndicated], 'not-in-population', bare),
  example('Vertrekt op de peildatum: telt mee', 'Leaves on the reference date: counted',
    [stay({ start: '2022-05-01', end: '2023-02-28' }), isIndicated], 'no', bare),
  example('Vertrok een dag eerder: telt niet mee', 'Left a day earlier: not counted',
    [stay({ start: '2022-05-01', end: '2023-02-27' }), isIndicated], 'not-in-population', bare),
  example('Woont op een andere locatie', 'Lives at another location',
    [stay({ location: 'elsewhere' }), isIndicated], 'not-in-population', bare),
  example('Verblijf zonder locatie hoort bij geen locatie', 'A stay without a location is at none',
    [{ zib: 'Stay', start: '2022-05-01' }, isIndicated], 'not-in-population', bare),
  example('Zonder Wlz-indicatie telt niemand mee', 'Nobody counts without a Wlz indication',
    [livesHere], 'not-in-population', bare),
  example('Indicatie verlopen op de peildatum: telt mee', 'Indication valid until the reference date: counted',
    [livesHere, indication({ validUntil: '2023-02-28' })], 'no', bare),
  example('Indicatie een dag eerder verlopen: telt niet mee', 'Indication ended a day earlier: not counted',
    [livesHere, indication({ validUntil: '2023-02-27' })], 'not-in-population', bare),
  example('Zorgprofiel 3VV hoort er niet bij', 'Care profile 3VV is not on the list',
    [livesHere, indication({ zorgprofiel: '3VV' })], 'not-in-population', bare),
  example('Een andere lijst zorgprofielen kan worden ingesteld', 'Another list of care profiles can be set',
    [livesHere, indication({ zorgprofiel: '3VV' })], 'no', { bare: true, settings: { careProfiles: ['3VV', '4VV'] } }),
  example('Ergens in 2023 komen wonen is te vaag', 'Moved in some day in 2023 is too vague',
    [stay({ start: '2023' }), isIndicated], 'population-unknown', bare),
  example('Twee verblijven: één telt, en één keer', 'Two stays: one counts, and once',
    [stay({ end: '2022-06-01' }), livesHere, isIndicated], 'no', bare),
];
