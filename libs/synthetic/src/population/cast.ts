import type { FhirResource } from 'fhir/r4.js';
import { type Chart, openChart } from '../resources/chart.ts';
import { stateOn } from '../scenario/course.ts';
import type { Random } from '../scenario/random.ts';
import type { Fact, Scene, Shelf, Situation } from '../scenario/situation.ts';
import { directives } from '../situations/directives.ts';
import { foodTalks, type TalkState } from '../situations/food-talks.ts';
import { indications, type IndicationState } from '../situations/indications.ts';
import { medicationReviews } from '../situations/medication-reviews.ts';
import { type MedicationState, medicationUses } from '../situations/medication-uses.ts';
import { noise } from '../situations/noise.ts';
import { restrictions, type RestrictionState } from '../situations/restrictions.ts';
import { stays, type Whereabouts } from '../situations/stays.ts';
import { type PlanState, toiletingPlans } from '../situations/toileting-plans.ts';
import { ulcers } from '../situations/ulcers.ts';
import { drawIdentity, fullName, type Identity } from './identity.ts';

/** What is meant about one client, subject by subject. */
export interface Facts {
  readonly whereabouts: Fact<Whereabouts>;
  readonly indication: Fact<IndicationState>;
  readonly ulcer: Fact;
  readonly directive: Fact;
  readonly review: Fact;
  readonly plan: Fact<PlanState>;
  readonly talk: Fact<TalkState>;
  readonly restriction: Fact<RestrictionState>;
  readonly medication: Fact<MedicationState>;
}
export type Subject = keyof Facts;
type StateOf<S extends Subject> = Facts[S] extends Fact<infer State> ? State : never;

/** The special cases one client was dealt. */
export type Hand = { -readonly [S in Subject]?: Situation<StateOf<S>> };
/** The special cases of one location, still to be dealt. */
export type Deck = { readonly [S in Subject]: readonly Situation<StateOf<S>>[] };

export const shelves: { readonly [S in Subject]: Shelf<StateOf<S>> } = {
  whereabouts: stays,
  indication: indications,
  ulcer: ulcers,
  directive: directives,
  review: medicationReviews,
  plan: toiletingPlans,
  talk: foodTalks,
  restriction: restrictions,
  medication: medicationUses,
};

export interface Client {
  readonly id: string;
  readonly identity: Identity;
  /** Location around whose reference date the facts were drawn. */
  readonly home: string;
  readonly hand: Hand;
  readonly facts: Facts;
  readonly irrelevant: readonly FhirResource[];
}

interface Draft extends Pick<Client, 'id' | 'identity' | 'home' | 'hand'> {
  readonly chart: Chart;
  readonly scene: Scene;
}

export interface Casting {
  readonly random: Random;
  /** For medication alone, so that what was drawn before there was any stays as it was. */
  readonly medicationRandom: Random;
  readonly bsns: Iterator<string, never>;
  readonly deck: Deck;
  readonly scenes: readonly Scene[];
  /** Number of the first client. */
  readonly from: number;
}

/**
 * Casts one client per scene. First who stays where with what indication, special cases on random seats; then the clinical
 * special cases over those who are plainly residents, so that each of them decides something.
 */
export const castClients = ({ random, medicationRandom, bsns, deck, scenes, from }: Casting): readonly Client[] => {
  const drafts = scenes.map((scene, index): Draft => {
    const id = `c-${String(from + index).padStart(4, '0')}`;
    const identity = drawIdentity(random, bsns.next().value);
    const subject = { reference: `Patient/${id}`, type: 'Patient', display: `Patient, ${fullName(identity)}` };
    return { id, identity, home: scene.here.location, hand: {}, chart: openChart(id, subject, random), scene };
  });

  const seats = random.shuffle(drafts);
  deal(deck, 'whereabouts', seats);
  deal(deck, 'indication', seats.slice(deck.whereabouts.length));
  const arrived = drafts.map((draft) => ({
    ...draft,
    whereabouts: write(stays, draft.hand.whereabouts, draft),
    indication: write(indications, draft.hand.indication, draft),
  }));

  const regular = arrived.filter(({ hand }) => !hand.whereabouts && !hand.indication);
  const treated = regular.filter(({ indication, scene }) => stateOn(scene.referenceDate, indication.means).treated === 'yes');
  for (const subject of ['ulcer', 'directive', 'plan', 'talk', 'restriction'] as const) deal(deck, subject, random.shuffle(regular));
  deal(deck, 'review', random.shuffle(treated));
  deal(deck, 'medication', medicationRandom.shuffle(regular));

  return arrived.map(({ whereabouts, indication, chart, scene, ...draft }) => ({
    ...draft,
    facts: {
      whereabouts,
      indication,
      ulcer: write(ulcers, draft.hand.ulcer, { chart, scene }),
      directive: write(directives, draft.hand.directive, { chart, scene }),
      review: write(medicationReviews, draft.hand.review, { chart, scene }),
      plan: write(toiletingPlans, draft.hand.plan, { chart, scene }),
      talk: write(foodTalks, draft.hand.talk, { chart, scene }),
      restriction: write(restrictions, draft.hand.restriction, { chart, scene }),
      medication: write(medicationUses, draft.hand.medication, { chart: openChart(chart.id, chart.subject, medicationRandom), scene }),
    },
    irrelevant: noise(chart, scene),
  }));
};

/** One card per seat; where there are fewer seats, the last cards are left out. */
const deal = <S extends Subject>(deck: Deck, subject: S, seats: readonly Pick<Draft, 'hand'>[]): void => {
  const cards: Deck[S] = deck[subject];
  seats.forEach(({ hand }, seat) => {
    const card = cards[seat];
    if (card) hand[subject] = card as Hand[S];
  });
};

const write = <State>(
  { ordinary }: Shelf<State>, dealt: Situation<State> | undefined, { chart, scene }: Pick<Draft, 'chart' | 'scene'>,
): Fact<State> => (dealt?.write ?? ordinary)(chart, scene);
