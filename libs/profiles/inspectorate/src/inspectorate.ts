import { defaultExpiry, defineExchangeProfile, type ExchangeProfile } from '@meervoud/exchange';

const quarters = [1, 2, 3, 4] as const;

/**
 * What the inspectorate (IGJ) asks when it announces a visit, as far as clients go: clients by care profile and delivery form on the last day of a quarter
 * (indicators.md §5.2: exchange profile IGJ aangekondigd 1.0.0, on request). Its other indicators (staff, shifts, hours) are not on our
 * shelf. What it asks it gets exactly; the six-monthly overview under the Wzd is another delivery, and none of figures.
 */
const inspectorateIn = (quarter: (typeof quarters)[number]): ExchangeProfile => defineExchangeProfile({
  id: `inspectorate-k${quarter}`,
  version: '1.0.0',
  title: { nl: `Inspectie (IGJ), op verzoek: cliënten, kwartaal ${quarter}`, en: `Inspectorate (IGJ), on request: clients, quarter ${quarter}` },
  recipient: 'inspectorate',
  purpose: 'supervision',
  legalGround: { nl: 'Verzoek van de Inspectie Gezondheidszorg en Jeugd in het toezicht op de zorg', en: 'Request of the Health and Youth Care Inspectorate in its supervision of care' },
  set: `zorgkantoren-k${quarter}`,
  reportingYears: [2025, 2026, 2027],
  otherwise: { nl: 'Over jaren vóór 2025 is er geen set met deze indicatoren.', en: 'There is no set with these indicators for years before 2025.' },
  level: 'location-and-organization',
  population: {
    words: { nl: 'Cliënten in zorg op de peildatum met zorgprofiel VV 4 tot en met 10 (9B, niet 9A)', en: 'Clients in care on the reference date with care profile VV 4 to 10 (9B, not 9A)' },
    careProfiles: ['4VV', '5VV', '6VV', '7VV', '8VV', '9BVV', '10VV'],
  },
  disclosure: { policy: 'odb-denominator@1', suppressBelow: 10 },
  approvals: 2,
  approvers: { nl: 'Een kwaliteitsmedewerker en de bestuurder', en: 'A quality officer and the director' },
  cadence: 'on-request',
  windows: {},
  expiry: defaultExpiry,
  forms: ['json', 'measure-report-bundle', 'readable'],
  channels: ['pull', 'by-hand'],
});

export const inspectorate: readonly ExchangeProfile[] = quarters.map(inspectorateIn);
