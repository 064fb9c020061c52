/** Raised when the engine may give another value for the same definition and records. */
export const engineVersion = 'meervoud-derivation/2';
