import { type Bilingual, KnownError } from '@meervoud/kernel';
import type { IndicatorDefinition, IndicatorId, IndicatorSet } from '@meervoud/indicator';
import { requiredKeys, type SentenceKey, sentences, type Voice } from './sentences.ts';

/** One published row, and how text and table call it. */
export interface TemplateRow {
  readonly indicator: IndicatorId;
  readonly label: Bilingual;
  /** Sentences of its own, in place of those of its voice. */
  readonly sentences?: Partial<Record<SentenceKey, Bilingual>>;
}

/** Rows about one subject; what holds for all of them (not chosen, hidden) is said once, under this name. */
export interface TemplateSection {
  readonly name: Bilingual;
  readonly rows: readonly TemplateRow[];
}

export interface TemplateTheme {
  readonly id: string;
  readonly title: Bilingual;
  readonly sections: readonly TemplateSection[];
}

/** Sections of a report as data. */
export interface ReportTemplate {
  readonly id: string;
  readonly version: string;
  readonly title: Bilingual;
  readonly themes: readonly TemplateTheme[];
}

export interface CheckedRow extends TemplateRow {
  readonly definition: IndicatorDefinition;
  readonly say: (key: SentenceKey) => Bilingual;
}

/** A template that fits its set: every row exists and can speak of every outcome. */
export interface CheckedTemplate {
  readonly id: string;
  readonly title: Bilingual;
  readonly set: IndicatorSet;
  readonly themes: readonly { readonly id: string; readonly title: Bilingual; readonly sections: readonly { readonly name: Bilingual; readonly rows: readonly CheckedRow[] }[] }[];
}

const PLACEHOLDERS = ['label', 'section', 'year', 'answer', 'numerator', 'denominator', 'unknown', 'reason', 'explanation', 'words', 'link'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];
export const isPlaceholder = (name: string): name is Placeholder => (PLACEHOLDERS as readonly string[]).includes(name);

/** How a row speaks. Undefined for rows that have nothing to say of their own. */
export const voiceOf = (indicator: IndicatorDefinition): Voice | undefined => {
  switch (indicator.kind) {
    case 'proportion':
      if (indicator.basis !== 'client') return indicator.basis === 'ward' ? 'wards' : 'respondents';
      return indicator.counts === 'yes' ? 'clients' : 'complement';
    case 'count': case 'mean': case 'ratio': return 'number';
    case 'majority': return 'yes-no';
    case 'attested': return ({ text: 'words', url: 'link', proportion: 'respondents', score: 'number', ratio: 'number', count: 'number', 'yes-no': 'yes-no' } as const)[indicator.answer];
    case 'choice': case 'header': return undefined;
  }
};

const wrong = (code: string, message: string, at: string, expected: string): KnownError =>
  new KnownError({ code, recovery: 'halt', message, at, expected });

/**
 * Fits a template to a set. Throws KnownErrors `template-indicator-unknown`, `template-indicator-silent` (a header or
 * choice row), `template-row-twice`, `template-sentence-missing` and `template-placeholder-unknown`.
 */
export const checkTemplate = (set: IndicatorSet, template: ReportTemplate): CheckedTemplate => {
  const seen = new Set<string>();
  const check = (row: TemplateRow, at: string): CheckedRow => {
    const definition = set.indicators.find(({ id }) => id === row.indicator);
    if (!definition) throw wrong('template-indicator-unknown', `${row.indicator} is not in ${set.id} ${set.reportingYear}`, at, 'an IndicatorCode of the set');
    const voice = voiceOf(definition);
    if (!voice) throw wrong('template-indicator-silent', `${row.indicator} is a ${definition.kind} row, which has no sentence`, at, 'a row with an outcome');
    if (seen.has(row.indicator)) throw wrong('template-row-twice', `${row.indicator} is there twice`, at, 'each row once');
    seen.add(row.indicator);
    const book: Partial<Record<string, Bilingual>> = { ...sentences[voice], ...row.sentences };
    checkBook(book, voice, at);
    return { ...row, definition, say: (key) => book[key] ?? book['measured'] ?? row.label };
  };
  const themes = template.themes.map(({ id, title, sections }) => ({
    id, title,
    sections: sections.map(({ name, rows }) => ({ name, rows: rows.map((row) => check(row, `${template.id}/${id}/${row.indicator}`)) })),
  }));
  return { id: `${template.id}@${template.version}`, title: template.title, set, themes };
};

const checkBook = (book: Partial<Record<string, Bilingual>>, voice: Voice, at: string): void => {
  for (const key of requiredKeys[voice]) {
    if (!book[key]?.nl || !book[key].en) throw wrong('template-sentence-missing', `there is no sentence for '${key}'`, at, 'a sentence in both languages for every outcome');
  }
  for (const [key, sentence] of Object.entries(book)) {
    const unknown = [...`${sentence?.nl}${sentence?.en}`.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? '').find((name) => !isPlaceholder(name));
    if (unknown !== undefined) throw wrong('template-placeholder-unknown', `the sentence for '${key}' asks for {${unknown}}`, at, PLACEHOLDERS.join(', '));
  }
};
