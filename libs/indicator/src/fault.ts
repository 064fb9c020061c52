import { KnownError } from '@meervoud/kernel';

/** What is wrong with a definition, where, and what to write instead. */
export interface Fault {
  readonly message: string;
  readonly at: string;
  readonly expected: string;
}

/** Throws the first fault, if there is one, as `indicator-definition-wrong`. */
export const refuseFaults = (subject: string, faults: readonly Fault[]): void => {
  const [first, ...others] = faults;
  if (first === undefined) return;
  throw new KnownError({
    code: 'indicator-definition-wrong', recovery: 'halt',
    message: `${first.message}${others.length === 0 ? '' : ` (and ${others.length} more)`}`,
    at: first.at === '' ? subject : `${subject} ${first.at}`,
    expected: first.expected,
  });
};

/** `a, b or c`, for a message. */
export const oneOf = (names: readonly string[]): string => `one of ${names.join(', ')}`;
