import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFolders, pages } from './pages.ts';
import { root } from './source-files.ts';

// `npm run docs`: writes every page that is made from the sources, and takes away those that are not made any more.
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const made = pages();
for (const [file, page] of Object.entries(made)) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), page());
  say(file);
}
for (const folder of generatedFolders) {
  const found = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).map((name) => `${folder}/${name}`);
  for (const file of found.filter((one) => !(one in made))) {
    rmSync(join(root, file));
    say(`${file} (taken away)`);
  }
}
