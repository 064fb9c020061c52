import type { Settings } from '@meervoud/indicator';
import type { Outcome } from '@meervoud/value';
import { type HoursByLevel, staffLevels, type StaffMeaning } from './meaning.ts';

/** The settings that decide figures about staff. */
export type StaffSettings = Pick<Settings, 'staffPersons' | 'sicknessAbsence' | 'fullTimeHours' | 'externalStaffInFte' | 'onCallInEmployment'>;

/** Exactly: numerator and denominator. */
type Fraction = readonly [bigint, bigint];
interface Share { readonly amount: Fraction; readonly per?: Fraction; readonly open: boolean }

const MAX_UNKNOWN_PERCENT = 5;
const none: Fraction = [0n, 1n];
const of = (number: number, over = 1): Fraction => [BigInt(number), BigInt(over)];
const add = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
const total = (fractions: readonly Fraction[]): Fraction => fractions.reduce((sum, one) => (one[1] === sum[1] ? [sum[0] + one[0], sum[1]] : add(sum, one)), none);
const isNone = ([a]: Fraction): boolean => a === 0n;
/** Half up, in units of one over `parts`. */
const roundedTo = ([a, b]: Fraction, parts: bigint): bigint => (2n * a * parts + b) / (2n * b);
const twoDecimals = (fraction: Fraction): string => {
  const hundredths = roundedTo(fraction, 100n);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);
const allHours = (hours: HoursByLevel = {}): number => sum(Object.values(hours));
const nowhere = [false, false] as const;
const half = (flags: readonly boolean[]): Fraction => of(flags.filter(Boolean).length, 2);

/** What every row that follows from HR facts should say of this staff in this year, by its code. */
export const staffTruth = (staff: readonly StaffMeaning[], settings: StaffSettings): Readonly<Record<string, Outcome>> => {
  const withOutside = settings.externalStaffInFte === 'count';
  const paid = staff.filter(({ agreements }) => agreements !== undefined);
  const fte = (hundredths: number): Fraction => of(hundredths, 100 * 47 * settings.fullTimeHours);
  const hoursOf = ({ hours, external }: StaffMeaning): number => allHours(hours) + (withOutside ? allHours(external) : 0);
  const atLevel = (level: (typeof staffLevels)[number] | 'unsaid') => ({ hours, external }: StaffMeaning): number => (hours?.[level] ?? 0) + (withOutside ? external?.[level] ?? 0 : 0);

  const capped = settings.staffPersons === 'capped-per-person';
  const part = ({ agreements = [] }: StaffMeaning): Fraction => of(capped ? Math.min(360, sum(agreements)) : sum(agreements), 360);
  const persons = capped ? total(paid.map(part))
    : of(paid.length * sum(paid.map(({ agreements = [] }) => sum(agreements))), 360 * sum(paid.map(({ agreements = [] }) => agreements.length)));

  // somebody with hours and no contract at all: nobody can tell whether they belong
  const strangers = staff.filter(({ agreements, lostHours }) => lostHours === true && agreements === undefined).length;
  const working = staff.filter(({ agreements, external }) => agreements !== undefined || (withOutside && external !== undefined));

  const figure = (shares: readonly Share[], isShare: boolean, { undecided = 0, amount = total(shares.map((share) => share.amount)), per = undefined as Fraction | undefined }): Outcome => {
    const divided = shares.some((share) => share.per !== undefined);
    const divisor = per ?? (divided ? total(shares.map((share) => share.per ?? none)) : undefined);
    const inside = divisor === undefined ? shares : shares.filter((share) => share.open || !isNone(share.amount) || !isNone(share.per ?? none));
    const unknown = inside.filter(({ open }) => open).length;
    const tooMany = 100 * (unknown + undecided) > MAX_UNKNOWN_PERCENT * (inside.length + undecided);
    if (divisor !== undefined && isNone(divisor)) return tooMany ? { kind: 'incomplete', reason: 'too-many-unknown' } : { kind: 'no-eligible' };
    const value: Fraction = divisor === undefined ? amount : [amount[0] * divisor[1] * (isShare ? 100n : 1n), amount[1] * divisor[0]];
    const answer = { type: isShare ? 'percentage' as const : 'number' as const, value: twoDecimals(value) };
    const counts = { numerator: Number(roundedTo(amount, 1n)), denominator: divisor === undefined ? inside.length : Number(roundedTo(divisor, 1n)), unknown };
    return tooMany ? { kind: 'incomplete', reason: 'too-many-unknown', answer, counts } : { kind: 'measured', answer, counts };
  };
  const shares = (those: readonly StaffMeaning[], amountOf: (one: StaffMeaning) => Fraction, perOf?: (one: StaffMeaning) => Fraction, isOpen: (one: StaffMeaning) => boolean = () => false): readonly Share[] =>
    those.map((one) => ({ amount: amountOf(one), ...(perOf === undefined ? {} : { per: perOf(one) }), open: isOpen(one) }));
  const lost = ({ lostHours }: StaffMeaning): boolean => lostHours === true;
  const once = (is: boolean): Fraction => of(is ? 1 : 0);

  const employed = staff.filter(({ lastDay }) => lastDay !== undefined && (lastDay !== 'on-call' || settings.onCallInEmployment === 'count'));
  const everyone = staff.filter(({ agreements, external }) => agreements !== undefined || external !== undefined);
  const byHours = settings.sicknessAbsence === 'hours';
  const knownTerms = ({ terms = [] }: StaffMeaning) => terms.filter(({ weekly }) => !byHours || weekly !== undefined);
  const available = (one: StaffMeaning): Fraction => (byHours ? of(sum(knownTerms(one).map(({ days, weekly = 0 }) => days * weekly)) * 47, 360) : of(sum(knownTerms(one).map(({ days }) => days))));
  const levelsOf = ({ levels = [undefined, undefined] }: StaffMeaning) => levels;

  const mix = Object.fromEntries(staffLevels.map((level, at) => [`INID0${13_534 + at}`,
    figure(shares(working, (one) => fte(atLevel(level)(one)), (one) => fte(hoursOf(one)), (one) => lost(one) || atLevel('unsaid')(one) > 0), true, { undecided: strangers })]));
  return {
    INID013486: figure(shares(paid, part), false, { amount: persons }),
    INID013520: figure(shares(working, (one) => fte(hoursOf(one)), undefined, lost), false, { undecided: strangers }),
    INID013521: figure(shares(employed, ({ lastDay }) => once(lastDay === 'fixed-time'), () => of(1)), true, {}),
    INID013522: figure(shares(everyone, ({ external }) => fte(allHours(external)), ({ hours, external }) => fte(allHours(hours) + allHours(external)), lost), true, { undecided: strangers }),
    INID013524: figure(shares(working, (one) => fte(hoursOf(one)), part, lost), false, { undecided: strangers, per: persons }),
    ...mix,
    INID013526: figure(shares(staff.filter(({ intern }) => intern), () => of(1)), false, {}),
    INID013527: figure(shares(staff.filter(({ volunteer }) => volunteer), () => of(1)), false, {}),
    INID013528: figure(shares(paid, ({ ill }) => (byHours ? of(ill?.daysByWeekly ?? 0, 7) : of(ill?.days ?? 0, 100)), available, ({ terms = [] }) => byHours && terms.some(({ weekly }) => weekly === undefined)), true, {}),
    INID013529: figure(shares(paid, ({ reports = 0 }) => of(reports), ({ present = nowhere }) => half(present)), false, {}),
    INID013530: figure(shares(staff, ({ service: [now, before] = nowhere }) => once(now && !before), ({ service = nowhere }) => half(service)), true, {}),
    INID013531: figure(shares(staff, ({ service: [now, before] = nowhere }) => once(before && !now), ({ service = nowhere }) => half(service)), true, {}),
    INID013532: figure(shares(staff, (one) => {
      const [now, before] = levelsOf(one);
      return once(now !== undefined && before !== undefined && now !== 'unsaid' && before !== 'unsaid' && now !== before);
    }, (one) => half(levelsOf(one).map((level) => level !== undefined && level !== 'unsaid')), (one) => levelsOf(one).includes('unsaid')), true, {}),
  };
};
