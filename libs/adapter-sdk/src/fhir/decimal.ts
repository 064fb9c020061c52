/** More digits than these, a number in JSON does not hold. */
const DIGITS = 15;

/**
 * A FHIR `decimal` or `integer` as the text of its exact value, without exponent: `1.1`, `-0.05`, `0`. Text, so that nothing rounds
 * it on its way (reliability F19). Undefined for what is no number, not finite (`1e400`), or has more than 15 digits and
 * so was changed before we saw it. Zeros at the end (`1.10`) are gone by then: they say how precise, not how much.
 */
export const toDecimal = (value: unknown): string | undefined => {
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  const [mantissa = '', exponent = '0'] = Math.abs(value).toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const point = 1 + Number(exponent);
  if (digits.length > DIGITS || Math.abs(point) > 2 * DIGITS) return undefined;
  if (point > DIGITS) return undefined;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const fraction = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  return `${value < 0 ? '-' : ''}${whole}${/[1-9]/.test(fraction) ? `.${fraction.replace(/0+$/, '')}` : ''}`;
};
