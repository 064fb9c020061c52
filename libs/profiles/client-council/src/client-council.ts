import { defaultExpiry, defineExchangeProfile } from '@meervoud/exchange';

/**
 * Readable figures for the client council (cliëntenraad), which is informed of or involved in the choice of indicators (R12; careculinair.nl). No law
 * says which figures, so the house rule holds. Members know residents by name: k is ten here as elsewhere.
 */
export const clientCouncil = defineExchangeProfile({
  id: 'client-council',
  version: '1.0.0',
  title: { nl: 'Cliëntenraad: cijfers om over te praten', en: 'Client council: figures to talk about' },
  recipient: 'client-council',
  purpose: 'learning',
  legalGround: {
    nl: 'Afspraak met de cliëntenraad over informatie; de raad wordt geïnformeerd over of betrokken bij de keuze van indicatoren',
    en: 'Agreement with the client council on information; the council is informed of or involved in the choice of indicators',
  },
  set: 'kwaliteitsbeeld',
  reportingYears: [2024, 2025, 2026],
  otherwise: { nl: 'Over jaren vóór 2024 staan de cijfers in het Openbaar Databestand.', en: 'Figures of years before 2024 stand in the public database.' },
  level: 'location-and-organization',
  population: { words: { nl: 'Cliënten met zorgprofiel VV 4 tot en met 10 die op de peildatum op de locatie verblijven', en: 'Clients with care profile VV 4 to 10 who stay at the location on the reference date' } },
  disclosure: { policy: 'house@1', suppressBelow: 10 },
  approvals: 1,
  approvers: { nl: 'Een kwaliteitsmedewerker', en: 'A quality officer' },
  cadence: 'on-request',
  windows: {},
  expiry: defaultExpiry,
  forms: ['readable'],
  channels: ['by-hand', 'directory'],
});
