import type { Example, ExampleRecord } from '@meervoud/indicator';

type More = Pick<Example, 'bare' | 'settings'> & { readonly reportingYear?: number };

/** An example of reporting year 2022 (reference date 28 February 2023), unless it says another. */
export const example = (
  nl: string, en: string, given: readonly ExampleRecord[], expect: Example['expect'], more: More = {},
): Example => ({ reportingYear: 2022, ...more, title: { nl, en }, given, expect });
