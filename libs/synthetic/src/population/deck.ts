import type { Shelf, Situation } from '../scenario/situation.ts';
import { withoutLocation } from '../situations/stays.ts';
import { type Deck, shelves, type Subject } from './cast.ts';
import { type House, largeHouses } from './house.ts';

/** Draws from each shelf the special cases that are meant for one place. */
const deckOf = (choose: <State>(shelf: Shelf<State>, subject: Subject) => readonly Situation<State>[]): Deck => ({
  whereabouts: choose(shelves.whereabouts, 'whereabouts'),
  indication: choose(shelves.indication, 'indication'),
  ulcer: choose(shelves.ulcer, 'ulcer'),
  directive: choose(shelves.directive, 'directive'),
  review: choose(shelves.review, 'review'),
  plan: choose(shelves.plan, 'plan'),
  talk: choose(shelves.talk, 'talk'),
  restriction: choose(shelves.restriction, 'restriction'),
  medication: choose(shelves.medication, 'medication'),
});

const repeat = <Item>(items: readonly Item[], times: number): readonly Item[] =>
  Array.from({ length: times }, () => items).flat();

/** Place of each large location among those that doubt is dealt to. */
const [STEADY, UNSURE, SHIFTING] = [0, 1, 2];

/** Who lives somewhere is doubtful in one location only; of what is recorded, most doubt goes to another. */
const placeOfDoubt = (subject: Subject, index: number): number => {
  if (subject === 'whereabouts' || subject === 'indication') return SHIFTING;
  return [STEADY, SHIFTING][index] ?? UNSURE;
};

/** What a location is dealt: certain cases by turns, doubtful ones so that some locations pass the limit and others do not. */
export const deckFor = (house: House, times: number): Deck => {
  const place = largeHouses.findIndex(({ id }) => id === house.id);
  const { specials } = house.small ?? {};
  if (specials) return deckOf(({ certain }) => certain.filter(({ name }) => specials.includes(name)));
  return deckOf(({ certain, doubtful }, subject) => [
    ...repeat(doubtful.filter((_, index) => placeOfDoubt(subject, index) === place), times),
    ...repeat(certain.filter((_, index) => index % largeHouses.length === place), times),
  ]);
};

/** Clients of the organization who live at none of its locations. */
export const deckWithoutLocation = (times: number): Deck =>
  ({ ...deckOf(() => []), whereabouts: repeat(withoutLocation, times) });
