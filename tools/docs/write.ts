import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pages } from './pages.ts';
import { root } from './source-files.ts';

// `npm run docs`: writes every page that is made from the sources.
const say = (line: string): void => void process.stdout.write(`${line}\n`);
for (const [file, page] of Object.entries(pages)) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), page());
  say(file);
}
