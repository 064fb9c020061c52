export { Answer, answerOf, Counts, countsOf, Missing, Outcome, type OutcomeKind } from './outcome.ts';
export { percentage } from './percentage.ts';
export { Evidence, Membership } from './evidence.ts';
export { DerivedValue, hashOfValue, Series, Value, valueReference } from './value.ts';
export { quotient, rounded } from './quotient.ts';
