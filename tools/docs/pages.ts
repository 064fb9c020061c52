import { configurationPage } from './configuration-page.ts';

/** Pages of the documentation that are made from the sources, by their place. */
export const pages: Readonly<Record<string, () => string>> = {
  'docs/operators/configuration.md': configurationPage,
};
