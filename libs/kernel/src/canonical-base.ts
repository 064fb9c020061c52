/**
 * The base of every canonical URL of our own (CodeSystems, Measures, profiles), in one place
 * until the project owns a domain (rulings, "Own convention").
 */
export const CANONICAL_BASE = 'https://meervoud.example/fhir';
export const canonical = (path: string): string => `${CANONICAL_BASE}/${path}`;
