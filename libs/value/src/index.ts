export { Answer, answerOf, Counts, countsOf, Missing, Outcome, type OutcomeKind } from './outcome.ts';
export { percentage } from './percentage.ts';
export { Evidence, Membership } from './evidence.ts';
export { DerivedValue, hashOfValue, Series, Value, valueReference } from './value.ts';

// Decimal numbers, exactly
export { compare, type Decimal, decimalText, fixed, HUNDRED, isWhole, ONE, quotient, rounded, toDecimal, wholePart, ZERO } from './decimal.ts';
