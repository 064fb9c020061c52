import { defaultSettings, defineIndicatorSet, type IndicatorSet, nextYear, setOfYear, type Shelf } from '@meervoud/indicator';
import { calendarYear } from '@meervoud/kernel';
import { carerBurden, prem, qualityOfLife, recommendation } from './rows.ts';

/**
 * District nursing (ISID000152) from 2019 to 2023: figures of others, stated by a person, for the organization. Its codes are not
 * established, so they are our own. Unplanned hospital visits come from declarations and are left out. Since 1 July 2024
 * the kwaliteitsbeeld is owed instead.
 */
const of2019 = defineIndicatorSet({
  id: 'wijkverpleging',
  code: 'ISID000152',
  name: { nl: 'Wijkverpleging', en: 'District nursing' },
  reportingYear: 2019,
  version: '2019.1',
  standing: 'reconstructed',
  level: 'organization',
  measuringWindow: calendarYear(2019),
  settings: defaultSettings,
  themes: [
    { id: 'client-experience', title: { nl: 'Cliëntervaring', en: 'Client experience' } },
    { id: 'carer-burden', title: { nl: 'Belastbaarheid van mantelzorgers', en: 'Burden of informal carers' } },
  ],
  minimumChosen: 0,
  indicators: recommendation,
});
const of2020 = nextYear(of2019, { measuringWindow: calendarYear(2020), put: [prem] });
const of2021 = nextYear(of2020, { measuringWindow: calendarYear(2021), put: [qualityOfLife, ...carerBurden] });
const of2022 = nextYear(of2021, { measuringWindow: calendarYear(2022) });

/** Every year of the set that is on the shelf, oldest first. */
export const wijkverpleging: Shelf = [of2019, of2020, of2021, of2022, nextYear(of2022, { measuringWindow: calendarYear(2023) })];

/** Throws a KnownError `unknown-reporting-year` (halt). */
export const wijkverplegingFor = (reportingYear: number): IndicatorSet => setOfYear(wijkverpleging, reportingYear, 'from 2024 set kwaliteitsbeeld');
