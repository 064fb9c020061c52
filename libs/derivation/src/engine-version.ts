/** Raised when the engine may give another value, or other evidence, for the same definition and records. */
export const engineVersion = 'meervoud-derivation/3';
