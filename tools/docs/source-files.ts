import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** Every TypeScript file under a `src` of the workspace, relative to its root, with its text. */
export const sourceFiles = (): readonly { readonly file: string; readonly text: string }[] =>
  ['apps', 'libs', 'tools'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1).replaceAll('\\', '/'))
      .filter((file) => file.includes('/src/') && !file.includes('node_modules') && !file.includes('/tmp/')))
    .toSorted()
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
