import { addDays, type CalendarDate, calendarDate } from '@meervoud/kernel';
import type { Patient } from 'fhir/r4.js';
import { nlCore, namingSystem } from '../resources/codes.ts';
import type { Random } from '../scenario/random.ts';

/** Who a synthetic client is. Canaries: none of this may ever be found outside the ECD. */
export interface Identity {
  readonly bsn: string;
  readonly given: string;
  readonly family: string;
  readonly gender: 'female' | 'male';
  readonly birthDate: CalendarDate;
  readonly street: string;
  readonly houseNumber: string;
  readonly postalCode: string;
}

const women = [
  'Geertruida', 'Wilhelmina', 'Hendrikje', 'Johanna', 'Cornelia',
  'Aaltje', 'Fatima', 'Margaretha', 'Sietske', 'Neeltje',
] as const;
const men = [
  'Hendrikus', 'Willebrord', 'Sjoerd', 'Gerardus', 'Mohamed',
  'Leendert', 'Cornelis', 'Theodorus', 'Ruurd', 'Adrianus',
] as const;
const ownNames = [
  'Zonneveldt', 'Hoogerwerff', 'Terpstraat', 'Wijngaardenier',
  'Oudshoornse', 'Kuijpersveld', 'Nieuwenhuijse', 'Bosschaertsen',
] as const;
const partnerNames = [
  'van Lindenhorst', 'Dijkgraafsma', 'ten Broekhuizen', 'Ravensteijn',
  'el Amranioui', 'de Waalwijker', 'Schuttevaerse', 'Quispelsen',
] as const;
const streets = [
  'Kanariepad', 'Lijsterbessenhof', 'Oude Turfsingel',
  'Korenschoofweg', 'Wilgenkatjeslaan', 'Schippersbocht',
] as const;

export const drawIdentity = (random: Random, bsn: string): Identity => {
  const gender = random.percent(68) ? 'female' : 'male';
  return {
    bsn,
    gender,
    given: random.pick(gender === 'female' ? women : men),
    family: `${random.pick(partnerNames)}-${random.pick(ownNames)}`,
    birthDate: addDays(calendarDate('1926-01-01'), random.int(0, 9_000)),
    street: random.pick(streets),
    houseNumber: String(random.int(1, 199)),
    postalCode: `0${random.int(100, 999)} ZZ`,
  };
};

export const fullName = ({ given, family }: Identity): string => `${given} ${family}`;

/** Texts that prove a leak wherever they turn up. */
export const canariesOf = (identity: Identity): readonly string[] =>
  [identity.bsn, identity.family, `${identity.street} ${identity.houseNumber}`, identity.postalCode, identity.birthDate];

/** nl-core-Patient. */
export const toPatient = (id: string, identity: Identity, recorded: string): Patient => ({
  resourceType: 'Patient',
  id,
  meta: { versionId: '1', lastUpdated: `${recorded}T09:00:00.000Z`, profile: [nlCore('Patient')] },
  identifier: [{ system: namingSystem('bsn'), value: identity.bsn }],
  name: [{ use: 'official', text: fullName(identity), family: identity.family, given: [identity.given] }],
  gender: identity.gender,
  birthDate: identity.birthDate,
  address: [{
    use: 'home', type: 'both', line: [`${identity.street} ${identity.houseNumber}`],
    city: 'Maasoord', postalCode: identity.postalCode, country: 'Nederland',
  }],
});
