import type { Bilingual, Language } from '@meervoud/kernel';
import type { Fragment, Run, Sentence } from './fragment.ts';

/** What a reader holds: the fragments of each location, and around them what is said once. */
export interface Report {
  readonly organization: string;
  readonly title: Bilingual;
  readonly reportingYear: number;
  readonly introduction: Bilingual;
  /** What staff recorded once, and the numbers of the figures made of it. No counts: they would tell a group's size. */
  readonly registeredOnce: readonly { readonly what: Bilingual; readonly usedFor: readonly string[] }[];
  readonly locations: readonly { readonly id: string; readonly name: string; readonly fragments: readonly Fragment[] }[];
}

export const runsOf = (sentence: Sentence, language: Language): readonly Run[] => sentence[language];

/** Control and bidirectional characters out: they can make text read otherwise than it is. */
export const readable = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '');

/** The address when it is an ordinary web link, else undefined: nothing else may be followed from a report. */
export const webLink = (text: string): string | undefined => {
  const url = URL.canParse(readable(text)) ? new URL(readable(text)) : undefined;
  return url && ['http:', 'https:'].includes(url.protocol) ? url.href : undefined;
};

/** Words of the page itself. */
export const captions = {
  year: { nl: 'Verslagjaar', en: 'Reporting year' },
  location: { nl: 'Locatie', en: 'Location' },
  referenceDate: { nl: 'Peildatum', en: 'Reference date' },
  figures: { nl: 'Cijfers bij', en: 'Figures for' },
  number: { nl: 'Nummer', en: 'Number' },
  question: { nl: 'Onderwerp', en: 'Subject' },
  outcome: { nl: 'Uitkomst', en: 'Outcome' },
  counts: { nl: 'Aantallen', en: 'Counts' },
  registeredOnce: { nl: 'Eén keer vastgelegd, vaker gebruikt', en: 'Registered once, used more often' },
  usedFor: { nl: 'gebruikt voor', en: 'used for' },
} as const satisfies Record<string, Bilingual>;
