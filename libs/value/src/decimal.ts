/** A decimal number, exactly: `units / 10^scale`. */
export interface Decimal { readonly units: bigint; readonly scale: number }

/** Excel keeps 15 digits; what stands behind them is noise of its arithmetic (`16.670000000000002`). */
const EXACT_DIGITS = 15;
const SHAPE = /^([+-]?)(\d{1,15})(?:[.,](\d{1,30}))?$/;
const SCIENTIFIC = /^[+-]?\d(?:\.\d{1,20})?[eE][+-]?\d{1,2}$/;

const fromParts = (sign: string, whole: string, fraction: string): Decimal => {
  const trimmed = fraction.replace(/0+$/, '');
  return { units: BigInt(`${sign === '-' ? '-' : ''}${whole}${trimmed}`), scale: trimmed.length };
};

/** `21.00`, `01.00`, `5,56`, `2E-2`; undefined for all else, also for thousands with a point and a comma. */
export const toDecimal = (text: string): Decimal | undefined => {
  const plain = SCIENTIFIC.test(text) ? Number(text).toFixed(EXACT_DIGITS) : text;
  const [, sign = '', whole, fraction = ''] = SHAPE.exec(plain) ?? [];
  if (whole === undefined) return undefined;
  const digits = whole.replace(/^0+/, '').length + fraction.length;
  if (digits <= EXACT_DIGITS) return fromParts(sign, whole, fraction);
  const exact = rounded(fromParts(sign, whole, fraction), Math.max(0, EXACT_DIGITS - whole.replace(/^0+/, '').length));
  return toDecimal(textOfUnits(exact.units, exact.scale));
};

const power = (exponent: number): bigint => 10n ** BigInt(exponent);

/** Half away from zero; so many decimals or fewer. */
export const rounded = (decimal: Decimal, decimals: number): Decimal => {
  if (decimal.scale <= decimals) return decimal;
  const by = power(decimal.scale - decimals);
  const half = decimal.units < 0n ? -by / 2n : by / 2n;
  return { units: (decimal.units + half) / by, scale: decimals };
};

const textOfUnits = (units: bigint, scale: number): string => {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${units < 0n ? '-' : ''}${whole}${scale === 0 ? '' : `.${digits.slice(-scale)}`}`;
};

/** Without zeros that say nothing: `21`, `0.5`. */
export const decimalText = ({ units, scale }: Decimal): string => {
  const text = textOfUnits(units, scale);
  return scale === 0 ? text : text.replace(/\.?0+$/, '');
};

/** With exactly so many decimals, half away from zero: `21.00`. */
export const fixed = (decimal: Decimal, decimals: number): string => {
  const { units, scale } = rounded(decimal, decimals);
  return textOfUnits(units * power(decimals - scale), decimals);
};

/** The quotient of two decimals, times a factor, rounded half up; the divisor must be above zero. */
export const quotient = (over: Decimal, under: Decimal, decimals: number, factor = 1n): Decimal => {
  if (under.units <= 0n) throw new RangeError('a quotient needs a divisor above zero');
  const [numerator, denominator] = [over.units * factor * power(under.scale + decimals), under.units * power(over.scale)];
  const twice = 2n * numerator + (numerator < 0n ? -denominator : denominator);
  return { units: twice / (2n * denominator), scale: decimals };
};

export const compare = (one: Decimal, other: Decimal): number => {
  const difference = one.units * power(other.scale) - other.units * power(one.scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** What stands before the point. */
export const wholePart = ({ units, scale }: Decimal): number => Number(units / power(scale));
export const isWhole = ({ units, scale }: Decimal): boolean => scale === 0 || units % power(scale) === 0n;
export const ZERO: Decimal = { units: 0n, scale: 0 };
export const ONE: Decimal = { units: 1n, scale: 0 };
export const HUNDRED: Decimal = { units: 100n, scale: 0 };
