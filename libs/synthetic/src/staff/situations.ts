import type { Random } from '../scenario/random.ts';
import type { HrContract, HrRows } from './hr-rows.ts';
import { type StaffLevel, staffLevels, type StaffMeaning } from './meaning.ts';

/** A year in somebody's work: the rows that tell it, and what they mean. */
export interface StaffSituation {
  readonly name: string;
  readonly write: (year: number, own: string, random: Random) => Partial<HrRows> & { readonly means: StaffMeaning };
}

const contract = (own: string, from: string, more: Partial<HrContract> = {}): HrContract => ({ contract: own, kind: 'onbepaald', care: true, level: '3', weekly: 24, from, ...more });
const worked = (own: string, year: number, month: string, hours: number) => ({ contract: own, from: `01-${month}-${year}`, until: `28-${month}-${year}`, hours });
const stays = { present: [true, true], service: [true, true] } as const;
const allYear = { ...stays, agreements: [360], lastDay: 'without-end', terms: [{ days: 360, weekly: 24 }], levels: ['3', '3'] } as const;

/** What most have: a contract all year, with hours in every quarter, and now and then a week of illness. */
export const ordinary: StaffSituation = {
  name: 'all-year',
  write: (year, own, random) => {
    const level = random.pick(staffLevels as readonly [StaffLevel, ...StaffLevel[]]);
    const hours = random.int(4_000, 12_000);
    const isIll = random.percent(40);
    return {
      contracts: [contract(own, `01-04-${year - 5}`, { level })],
      hours: ['02', '05', '08', '11'].map((month) => worked(own, year, month, hours)),
      reports: isIll ? [{ cause: 'ziekte', from: `03-05-${year}`, until: `09-05-${year}` }] : [],
      means: { ...allYear, hours: { [level]: 4 * hours }, levels: [level, level], ...(isIll ? { ill: { days: 700, daysByWeekly: 7 * 24 }, reports: 1 } : {}) },
    };
  },
};

/** Special cases whose answers are certain. */
export const certain: readonly StaffSituation[] = [
  {
    name: 'began-in-july-for-a-fixed-time',
    write: (year, own) => ({
      contracts: [contract(own, `01-07-${year}`, { kind: 'bepaald', level: '2', weekly: 28 })], hours: [worked(own, year, '10', 8_050)],
      means: { agreements: [180], hours: { 2: 8_050 }, lastDay: 'fixed-time', terms: [{ days: 180, weekly: 28 }], present: [false, true], service: [true, false], levels: ['2', undefined] },
    }),
  },
  {
    name: 'left-on-31-march',
    write: (year, own) => ({
      contracts: [contract(own, `15-06-${year - 8}`, { level: '4', until: `31-03-${year}` })], hours: [worked(own, year, '01', 9_900)],
      means: { agreements: [90], hours: { 4: 9_900 }, terms: [{ days: 90, weekly: 24 }], present: [true, false], service: [false, true], levels: [undefined, '4'] },
    }),
  },
  {
    name: 'left-on-the-last-day-of-the-year-before',
    write: (year, own) => ({ contracts: [contract(own, `01-01-${year - 2}`, { until: `31-12-${year - 1}` })], means: { service: [false, true], levels: [undefined, '3'] } }),
  },
  {
    name: 'two-contracts-side-by-side',
    write: (year, own) => ({
      contracts: [contract(own, `01-01-${year - 1}`, { level: '1', weekly: 16 }), contract(`${own}b`, `01-01-${year - 1}`, { level: '2', weekly: 12 })],
      hours: [worked(own, year, '03', 6_400), worked(`${own}b`, year, '03', 4_800)], reports: [{ cause: 'ziekte', from: `03-06-${year}`, until: `09-06-${year}` }],
      means: {
        ...stays, agreements: [360, 360], hours: { 1: 6_400, 2: 4_800 }, lastDay: 'without-end', terms: [{ days: 360, weekly: 16 }, { days: 360, weekly: 12 }],
        ill: { days: 1_400, daysByWeekly: 7 * 16 + 7 * 12 }, reports: 1, levels: ['1', '1'],
      },
    }),
  },
  {
    name: 'fixed-time-then-without-end',
    write: (year, own) => ({
      contracts: [contract(own, `01-07-${year - 1}`, { kind: 'bepaald', until: `30-06-${year}` }), contract(`${own}b`, `01-07-${year}`)], hours: [worked(own, year, '02', 9_600), worked(`${own}b`, year, '09', 9_700)],
      means: { ...allYear, agreements: [180, 180], hours: { 3: 19_300 }, terms: [{ days: 180, weekly: 24 }, { days: 180, weekly: 24 }] },
    }),
  },
  {
    name: 'from-level-2-to-level-3',
    write: (year, own) => ({
      contracts: [contract(own, `01-09-${year - 3}`, { level: '2', until: `31-08-${year}` }), contract(own, `01-09-${year}`, { weekly: 32 })], hours: [worked(own, year, '03', 9_600), worked(own, year, '10', 12_800)],
      means: { ...allYear, hours: { 2: 9_600, 3: 12_800 }, terms: [{ days: 240, weekly: 24 }, { days: 120, weekly: 32 }], levels: ['3', '2'] },
    }),
  },
  {
    name: 'trainee-since-september',
    write: (year, own) => ({
      contracts: [contract(own, `01-09-${year}`, { kind: 'bbl', level: 'leerling', weekly: 28 })], hours: [worked(own, year, '11', 7_000)],
      means: { agreements: [120], hours: { leerling: 7_000 }, lastDay: 'fixed-time', terms: [{ days: 120, weekly: 28 }], present: [false, true], service: [true, false], levels: ['leerling', undefined] },
    }),
  },
  {
    name: 'back-after-a-gap',
    write: (year, own) => ({
      contracts: [contract(own, `01-01-${year - 4}`, { until: `30-11-${year - 1}` }), contract(`${own}b`, `01-02-${year}`)],
      // service runs from the first start to the last end, so a gap is none
      means: { agreements: [330], lastDay: 'without-end', terms: [{ days: 330, weekly: 24 }], present: [false, true], service: [true, true], levels: ['3', undefined] },
    }),
  },
  {
    name: 'agency-worker',
    write: (year, own) => ({ contracts: [contract(own, `15-02-${year}`, { kind: 'uitzend', until: `14-08-${year}` })], hours: [worked(own, year, '03', 6_425)], means: { external: { 3: 6_425 } } }),
  },
  {
    name: 'freelancer',
    write: (year, own) => ({ contracts: [contract(own, `01-01-${year - 1}`, { kind: 'zzp', level: '5' })], hours: [worked(own, year, '06', 10_010)], means: { external: { 5: 10_010 } } }),
  },
  { name: 'intern', write: (year, own) => ({ contracts: [contract(own, `31-12-${year}`, { kind: 'stage', care: false })], means: { intern: true } }) },
  { name: 'intern-of-last-year', write: (year, own) => ({ contracts: [contract(own, `01-02-${year - 1}`, { kind: 'stage', until: `31-12-${year - 1}` })], means: {} }) },
  { name: 'volunteer', write: (year, own) => ({ contracts: [contract(own, `01-01-${year - 9}`, { kind: 'vrijwilliger', until: `01-01-${year}` })], means: { volunteer: true } }) },
  {
    name: 'cook',
    write: (year, own) => ({
      contracts: [contract(own, `01-01-${year - 1}`, { care: false })], hours: [worked(own, year, '04', 12_000)], reports: [{ cause: 'ziekte', from: `01-04-${year}`, until: `30-04-${year}` }], means: {},
    }),
  },
  {
    name: 'ill-for-two-years',
    write: (year, own) => ({ contracts: [contract(own, `01-01-${year - 6}`, { weekly: 32 })], reports: [{ cause: 'ziekte', from: `01-05-${year - 2}` }], means: { ...allYear, terms: [{ days: 360, weekly: 32 }], ill: { days: 36_000, daysByWeekly: 360 * 32 } } }),
  },
  {
    name: 'half-ill-for-a-month',
    write: (year, own) => ({
      contracts: [contract(own, `01-01-${year - 6}`)], reports: [{ cause: 'ziekte', from: `10-02-${year}`, until: `09-03-${year}`, percentage: 50 }],
      means: { ...allYear, ill: { days: 1_500, daysByWeekly: 30 * 24 }, reports: 1 },
    }),
  },
  {
    name: 'ill-around-the-end-of-february',
    write: (year, own) => ({
      contracts: [contract(own, `01-01-${year - 6}`)], reports: [{ cause: 'ziekte', from: `25-02-${year}`, until: `02-03-${year}` }],
      // 30 days in February, whatever the year
      means: { ...allYear, ill: { days: 800, daysByWeekly: 8 * 24 }, reports: 1 },
    }),
  },
  {
    name: 'pregnancy-leave',
    write: (year, own) => ({ contracts: [contract(own, `01-01-${year - 6}`)], reports: [{ cause: 'zwangerschapsverlof', from: `01-05-${year}`, until: `20-08-${year}` }], means: allYear }),
  },
];

/** Special cases of which something cannot be told. */
export const doubtful: readonly StaffSituation[] = [
  {
    name: 'on-call-without-hours-a-week',
    write: (year, own) => ({
      contracts: [{ contract: own, kind: 'nul uren', care: true, level: '1', from: `01-01-${year - 1}` }], hours: [worked(own, year, '07', 3_050)],
      means: { ...stays, agreements: [360], hours: { 1: 3_050 }, lastDay: 'on-call', terms: [{ days: 360 }], levels: ['1', '1'] },
    }),
  },
  {
    name: 'level-not-said',
    write: (year, own) => {
      const { level: _, ...unsaid } = contract(own, `01-01-${year - 1}`);
      return { contracts: [unsaid], hours: [worked(own, year, '07', 9_000)], means: { ...allYear, hours: { unsaid: 9_000 }, levels: ['unsaid', 'unsaid'] } };
    },
  },
  {
    name: 'hours-over-the-end-of-the-year',
    write: (year, own) => ({
      contracts: [contract(own, `01-01-${year - 1}`)], hours: [worked(own, year, '07', 9_000), { contract: own, from: `20-12-${year}`, until: `09-01-${year + 1}`, hours: 5_000 }],
      means: { ...allYear, hours: { 3: 9_000 }, lostHours: true },
    }),
  },
  { name: 'hours-without-a-contract', write: (year, own) => ({ hours: [worked(own, year, '07', 9_000)], means: { lostHours: true } }) },
];
