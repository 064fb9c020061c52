import { calendarDate } from '@meervoud/kernel';
import { defaultExpiry, defineExchangeProfile } from '@meervoud/exchange';

/**
 * What a nursing home owes the data broker (gegevensmakelaar) for the public database (Openbaar Databestand).
 * Windows: zorginzicht.nl and skipr.nl (indicators.md §1). Two approvals are our own rule (reliability G10).
 */
export const databrokerOdb = defineExchangeProfile({
  id: 'databroker-odb',
  version: '1.0.0',
  title: {
    nl: 'Basisveiligheid verpleeghuiszorg voor het Openbaar Databestand',
    en: 'Delivery of basic safety in nursing homes to the public database (ODB)',
  },
  recipient: 'data-broker',
  purpose: 'choice-information',
  legalGround: {
    nl: 'Wet kwaliteit, klachten en geschillen zorg (Wkkgz), artikel 11i, lid 2',
    en: 'Healthcare Quality, Complaints and Disputes Act (Wkkgz), article 11i, paragraph 2',
  },
  set: 'basisveiligheid',
  reportingYears: [2022, 2023],
  otherwise: {
    nl: 'Vanaf verslagjaar 2024 wordt geen indicatorenset meer aan het Openbaar Databestand geleverd. In plaats daarvan maakt de zorgaanbieder elk jaar een kwaliteitsbeeld (Generiek kompas). Verslagjaren vóór 2022 ondersteunt dit profiel nog niet.',
    en: 'From reporting year 2024 no indicator set is owed to the public database; the provider makes a yearly kwaliteitsbeeld (Generiek kompas) instead. This profile does not yet cover years before 2022.',
  },
  level: 'location',
  population: {
    words: { nl: 'Cliënten met zorgprofiel VV 4 tot en met 10 die op de peildatum op de locatie verblijven', en: 'Clients with care profile VV 4 to 10 who stay at the location on the reference date' },
  },
  disclosure: { policy: 'odb-denominator@1', suppressBelow: 10 },
  approvals: 2,
  approvers: { nl: 'Een kwaliteitsmedewerker en een leidinggevende', en: 'A quality officer and a manager' },
  cadence: 'yearly',
  windows: {
    '2022': { opens: calendarDate('2023-01-09'), closes: calendarDate('2023-06-27') },
    '2023': { opens: calendarDate('2024-01-08'), closes: calendarDate('2024-06-25') },
  },
  expiry: defaultExpiry,
  forms: ['odb-xlsx', 'odb-csv', 'measure-report-bundle'],
  channels: ['fhir-endpoint', 'https-json', 'sftp', 'directory', 'pull'],
});
