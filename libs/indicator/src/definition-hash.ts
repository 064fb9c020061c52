import { type ContentHash, contentHash } from '@meervoud/kernel';
import type { IndicatorDefinition } from './definition.ts';

/** The hash of what a definition says. Its examples are tests: another one changes no figure, and not the hash. */
export const definitionHash = (definition: IndicatorDefinition): ContentHash =>
  contentHash(Object.fromEntries(Object.entries(definition).filter(([key]) => key !== 'examples')));
