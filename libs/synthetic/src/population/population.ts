import type { Attestation, Campaign } from '@meervoud/indicator';
import { calendarDate, KnownError } from '@meervoud/kernel';
import type { FhirResource } from 'fhir/r4.js';
import { openChart } from '../resources/chart.ts';
import { toFormulary } from '../resources/medication-use.ts';
import { createRandom, type Random } from '../scenario/random.ts';
import { keyOf, type ResourceKey, type Scene } from '../scenario/situation.ts';
import { strays } from '../situations/noise.ts';
import { careDay, clientsInCareTruth } from '../truth/clients-in-care.ts';
import { type ExpectedValue, truthOf } from '../truth/truth.ts';
import { attestationsOf } from './attestations.ts';
import { syntheticBsns } from './bsn.ts';
import { castClients, type Client } from './cast.ts';
import { deckFor, deckWithoutLocation } from './deck.ts';
import { campaignOf, type House, houses, largeHouses, organization, referenceDateOf } from './house.ts';
import { canariesOf, toPatient } from './identity.ts';
import { type Case, casesOf, type Persona, personasOf } from './personas.ts';
import { toPlaces } from './places.ts';
import { castWards } from './wards.ts';

export interface PopulationOptions {
  readonly seed: number;
  /** 2016 to 2025: the years whose truth is known. */
  readonly reportingYear: number;
  /** Clients per large location, those who turn out not to be counted among them; default 40, from 20 to 2,900. */
  readonly clientsPerLocation?: number;
}

/** A nursing-home organization that exists nowhere, and what every indicator should say of it. */
export interface Population extends Required<PopulationOptions> {
  readonly organization: {
    readonly id: string;
    readonly name: string;
    readonly kvk: string;
    readonly locations: readonly { readonly id: string; readonly name: string; readonly wards: readonly string[] }[];
  };
  /** Everything the ECD holds at first, places included. */
  readonly resources: readonly FhirResource[];
  readonly campaign: Campaign;
  readonly attestations: readonly Attestation[];
  readonly truth: readonly ExpectedValue[];
  /** What the purchasers' rows should say of {@link careDay}. */
  readonly clientsInCare: readonly ExpectedValue[];
  /** What changes after a first synchronization, and the truth once all of it has happened. */
  readonly later: {
    readonly put: readonly FhirResource[];
    readonly deletable: readonly ResourceKey[];
    readonly truth: readonly ExpectedValue[];
  };
  readonly personas: readonly Persona[];
  /** Which client was dealt which special case: where to look when a figure differs. */
  readonly cases: readonly Case[];
  /** BSNs, names, addresses and dates of birth: none of these texts may be found outside the ECD. */
  readonly canaries: readonly string[];
}

const YEARS = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];
const FULL_DECK = 40;
const LEAST = 20;
/** Three large locations of this size use up the synthetic BSNs. */
const MOST = 2_900;

const refuse = (message: string, expected: string): KnownError =>
  new KnownError({ code: 'population-refused', recovery: 'halt', message, expected });

/**
 * The same seed gives the same population, byte for byte. With 40 clients per location or more every special case occurs.
 * Throws a KnownError `population-refused` (halt).
 */
export const generatePopulation = ({ seed, reportingYear, clientsPerLocation = FULL_DECK }: PopulationOptions): Population => {
  if (!YEARS.includes(reportingYear)) throw refuse(`There is no truth for ${reportingYear}.`, YEARS.join(', '));
  if (!(clientsPerLocation >= LEAST && clientsPerLocation <= MOST)) {
    throw refuse(`There cannot be locations of ${clientsPerLocation} clients.`, `from ${LEAST} to ${MOST} clients per location`);
  }

  const random = createRandom(seed);
  const clients = castAll(random, createRandom(~seed), reportingYear, clientsPerLocation);
  const wards = castWards(random, (house) => sceneIn(house, reportingYear, random));
  const [campaign, attestations] = [campaignOf(reportingYear), attestationsOf(reportingYear)];

  const facts = [...clients, ...wards].flatMap((cast) => Object.values(cast.facts));
  const movedIn = `${reportingYear}-01-03`;
  const resources = [
    ...toPlaces(reportingYear),
    ...toFormulary(reportingYear),
    ...clients.map(({ id, identity }) => toPatient(id, identity, movedIn)),
    ...facts.flatMap((fact) => fact.resources),
    ...clients.flatMap(({ irrelevant }) => irrelevant),
    ...strays(openChart('c-0000', { reference: `Patient/${clients[0]?.id}`, type: 'Patient' }, random), referenceDateOf(reportingYear)),
  ];
  const scenario = { clients, wards, campaign, attestations };
  const allergies = resources.filter(({ resourceType }) => resourceType === 'AllergyIntolerance');
  return {
    seed, reportingYear, clientsPerLocation,
    organization: {
      ...organization,
      locations: houses.map((house) => ({ id: house.id, name: house.name, wards: house.wards.map(({ id }) => id) })),
    },
    resources,
    campaign,
    attestations,
    truth: truthOf(scenario, 'now'),
    clientsInCare: clientsInCareTruth(clients, careDay(reportingYear)),
    later: {
      put: facts.flatMap(({ later }) => later?.put ?? []),
      deletable: [...facts.flatMap(({ later }) => later?.remove ?? []), ...allergies.slice(0, 1).map(keyOf)],
      truth: truthOf(scenario, 'later'),
    },
    personas: personasOf(clients),
    cases: clients.flatMap(casesOf),
    canaries: [...new Set(clients.flatMap(({ identity }) => canariesOf(identity)))],
  };
};

const castAll = (random: Random, medicationRandom: Random, reportingYear: number, clientsPerLocation: number): readonly Client[] => {
  const bsns = syntheticBsns(random.int(0, 99_999));
  const times = Math.max(1, Math.floor(clientsPerLocation / FULL_DECK));
  const nowhere = deckWithoutLocation(times);
  const groups = [
    ...houses.map((house) => ({ house, size: house.small?.clients ?? clientsPerLocation, deck: deckFor(house, times) })),
    { house: largeHouses[0], size: nowhere.whereabouts.length, deck: nowhere },
  ];
  const clients: Client[] = [];
  for (const { house, size, deck } of groups) {
    const scenes = Array.from({ length: size }, () => sceneIn(house, reportingYear, random));
    clients.push(...castClients({ random, medicationRandom, bsns, deck, scenes, from: clients.length + 1 }));
  }
  return clients;
};

const sceneIn = (house: House, reportingYear: number, random: Random): Scene => {
  const other = largeHouses[(largeHouses.findIndex(({ id }) => id === house.id) + 1) % largeHouses.length] ?? largeHouses[0];
  const bedIn = ({ id, wards }: House) => ({ location: id, ward: random.pick(wards).id });
  return {
    reportingYear,
    referenceDate: referenceDateOf(reportingYear, house),
    laterOn: calendarDate(`${reportingYear + 1}-03-11`),
    withTreatment: !house.withoutTreatment,
    here: bedIn(house),
    elsewhere: bedIn(other),
  };
};
