export { Answer, answerOf, Counts, countsOf, Missing, Outcome, type OutcomeKind } from './outcome.ts';
export { percentage } from './percentage.ts';
export { Amounts, Evidence, Membership } from './evidence.ts';
export { DerivedValue, hashOfValue, Series, Value, valueReference } from './value.ts';

// Numbers, exactly
export { compare, type Decimal, decimalText, fixed, HUNDRED, isWhole, ONE, quotient, rounded, toDecimal, wholePart, ZERO } from './decimal.ts';
export { asDecimal, dividedBy, type Fraction, fromDecimal, isNothing, NOTHING, plus, times, whole } from './fraction.ts';
