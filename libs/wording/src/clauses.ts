import { type Clause, clausesOf, type Criterion, isOpen, type Settings } from '@meervoud/indicator';
import type { Bilingual } from '@meervoud/kernel';
import type { ZibName } from '@meervoud/zibs';
import { wordsOf } from './zib-words/words-of.ts';

/** What a criterion asks of records under these settings. */
export const openClauses = (criterion: Criterion, settings: Settings): readonly Clause[] =>
  clausesOf(criterion, '').filter((clause) => isOpen(clause, settings));

/** A field inside a sentence: "de categorie van de doorligwond". */
export const labelOf = (zib: ZibName, field: string): Bilingual => wordsOf(zib).fields[field]?.label ?? { nl: field, en: field };

/** Is it a clause, as in "of er een plan is"? It then stands elsewhere in a sentence than a thing does. */
export const isClause = (label: string): boolean => /^(of|wie|whether|who) /.test(label);
