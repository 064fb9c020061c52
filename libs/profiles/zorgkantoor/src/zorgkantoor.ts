import { defaultExpiry, defaultQuarterDays, defineExchangeProfile, type ExchangeProfile, quarterWindows } from '@meervoud/exchange';

const reportingYears = [2025, 2026, 2027] as const;
export type Quarter = 1 | 2 | 3 | 4;
const quarters: readonly Quarter[] = [1, 2, 3, 4];

/**
 * Client indicators 14.1 to 14.3 and 16.1 of KIK-V's exchange profile for the zorgkantoren (indicators.md §5.2, §5.3), a profile for each quarter: for each
 * location and for the organization. Its queries suppress nothing (P8), so the figures leave as counted and the approver sees where few people
 * are visible. By which day a quarter is owed no source says: the provider's setting.
 */
export const zorgkantoorWithin = (quarter: Quarter, days: number = defaultQuarterDays): ExchangeProfile => defineExchangeProfile({
  id: `zorgkantoor-k${quarter}`,
  version: '1.0.0',
  title: { nl: `Zorgkantoor: cliënten in zorg, kwartaal ${quarter}`, en: `Purchaser: clients in care, quarter ${quarter}` },
  recipient: 'purchaser',
  purpose: 'purchasing',
  legalGround: {
    nl: 'Afspraak met het zorgkantoor volgens het KIK-V-uitwisselprofiel Zorgkantoren Inkoopondersteuning en beleidsontwikkeling 1.3.5',
    en: 'Agreement with the purchaser under KIK-V exchange profile Zorgkantoren Inkoopondersteuning en beleidsontwikkeling 1.3.5',
  },
  set: `zorgkantoren-k${quarter}`,
  reportingYears: [...reportingYears],
  otherwise: {
    nl: 'Het uitwisselprofiel zoals wij het kennen is van 2026; over jaren vóór 2025 gold een ander.',
    en: 'The exchange profile as we know it is of 2026; before 2025 another applied.',
  },
  level: 'location-and-organization',
  population: {
    words: { nl: 'Cliënten in zorg op de peildatum met zorgprofiel VV 4 tot en met 10 (9B, niet 9A)', en: 'Clients in care on the reference date with care profile VV 4 to 10 (9B, not 9A)' },
    careProfiles: ['4VV', '5VV', '6VV', '7VV', '8VV', '9BVV', '10VV'],
  },
  disclosure: { policy: 'odb-denominator@1', suppressBelow: 10 },
  approvals: 2,
  approvers: { nl: 'Een medewerker zorgadministratie en een leidinggevende', en: 'A member of care administration and a manager' },
  cadence: 'quarterly',
  windows: quarterWindows(reportingYears, quarter, days),
  expiry: defaultExpiry,
  forms: ['sparql-results', 'json', 'measure-report-bundle'],
  channels: ['pull', 'https-json', 'fhir-endpoint'],
});

export const zorgkantoor: readonly ExchangeProfile[] = quarters.map((quarter) => zorgkantoorWithin(quarter));
