import { defaultExpiry, defineExchangeProfile } from '@meervoud/exchange';

/**
 * Figures for learning and improving in the own organization, beyond those who care for these clients: teams, boards, other locations. No law
 * prescribes it, so the house rule holds; who treats a client sees the record itself.
 */
export const ownLearning = defineExchangeProfile({
  id: 'own-learning',
  version: '1.0.0',
  title: { nl: 'Leren en verbeteren in de eigen organisatie', en: 'Learning and improving in the own organization' },
  recipient: 'own-organization',
  purpose: 'learning',
  legalGround: { nl: 'Leren en verbeteren volgens het Generiek kompas; eigen kwaliteitsbeleid', en: 'Learning and improving under the Generiek kompas; own quality policy' },
  set: 'kwaliteitsbeeld',
  reportingYears: [2024, 2025, 2026],
  otherwise: { nl: 'Over jaren vóór 2024 gelden de indicatoren basisveiligheid.', en: 'For years before 2024 the indicators of basisveiligheid apply.' },
  level: 'location-and-organization',
  population: { words: { nl: 'Cliënten met zorgprofiel VV 4 tot en met 10 die op de peildatum op de locatie verblijven', en: 'Clients with care profile VV 4 to 10 who stay at the location on the reference date' } },
  disclosure: { policy: 'house@1', suppressBelow: 10 },
  approvals: 1,
  approvers: { nl: 'Een kwaliteitsmedewerker', en: 'A quality officer' },
  cadence: 'on-request',
  windows: {},
  expiry: defaultExpiry,
  forms: ['readable', 'json'],
  channels: ['directory', 'by-hand'],
});
