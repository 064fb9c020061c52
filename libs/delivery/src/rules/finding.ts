import type { Bilingual } from '@meervoud/kernel';

/** Something a recipient would say of a submission before it has it. */
export interface RuleFinding {
  /** Stable; those of rows are the codes of the public file's own rules. */
  readonly code: string;
  /** `refused`: it would not take this; `noticed`: it would, and somebody should look. */
  readonly weight: 'refused' | 'noticed';
  /** Places, rows or settings. */
  readonly at: string;
  readonly said: Bilingual;
}
