import type { Bilingual } from '@meervoud/kernel';

/** Text in a cell of a table: one line, and no bar of its own. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', '<br>');
const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');

/** Sentences in Dutch, each with its English beside it. */
export const beside = (sentences: readonly Bilingual[]): string =>
  table(['Nederlands', 'English'], sentences.map(({ nl, en }) => [nl, en]));

/** A heading in both languages. */
export const heading = (level: number, nl: string, en: string): string => `${'#'.repeat(level)} ${nl} (${en})`;

/** Blocks below each other; an empty one is left out. */
export const sections = (...blocks: readonly string[]): string => blocks.filter((block) => block !== '').join('\n\n');

/** A name for a file: letters, digits, dots, dashes. */
export const slug = (text: string): string => text.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
