import type { Basis, Criterion, JudgedIndicator, LocationChoices } from '@meervoud/indicator';
import type { ZibName, ZibRecord } from '@meervoud/zibs';
import { type Tally, tallyBy } from './count.ts';
import { bindCriterion } from './criterion.ts';
import type { Moment } from './moment.ts';
import { openPopulation, type Population } from './population.ts';
import { indexRecords, type RecordIndex } from './record-index.ts';
import { remembered } from './remembered.ts';

/** One location, or the organization, on its reference date: what every row of the set is asked about. */
export interface Place {
  readonly moment: Moment;
  readonly choices: LocationChoices;
  readonly provided: ReadonlySet<ZibName>;
  readonly index: RecordIndex;
  /** Rows that share a population (the residents) share it. */
  readonly populationOf: (row: Pick<JudgedIndicator, 'basis' | 'population'>) => Population;
  /** Rows that ask the same of the same population (a triple) share the answers. */
  readonly tallyOf: (row: Pick<JudgedIndicator, 'basis' | 'population' | 'numerator'>) => Tally;
}

type Given = Pick<Place, 'moment' | 'choices' | 'provided'> & { readonly records: Iterable<ZibRecord> | RecordIndex };

export const openPlace = ({ records, ...given }: Given): Place => {
  const { moment } = given;
  const index = Symbol.iterator in records ? indexRecords(records) : records;
  const populations = new Map<Criterion, Map<Basis, Population>>();
  const tallies = new Map<Population, Map<Criterion, Tally>>();
  const populationOf: Place['populationOf'] = ({ basis, population }) =>
    remembered(remembered(populations, population, () => new Map<Basis, Population>()), basis, () => openPopulation(index, basis, population, moment));
  return {
    ...given,
    index,
    populationOf,
    tallyOf: ({ numerator, ...row }) => {
      const population = populationOf(row);
      return remembered(remembered(tallies, population, () => new Map<Criterion, Tally>()), numerator, () =>
        tallyBy(population.candidates, bindCriterion(numerator, 'numerator', moment)));
    },
  };
};
