import { accessSync, chmodSync, constants, cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { PostgresBinaries } from './binaries.ts';
import { assertOwnFolder } from './safe-folder.ts';
import { canEnter, type ServerUser } from './server-user.ts';

interface PackedLink { readonly source: string; readonly target: string }

/** npm packs no symlinks; the package's install script makes them, unless install scripts are off. */
const packedLinks = (root: string): readonly PackedLink[] => {
  const list = join(root, 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as readonly PackedLink[]) : [];
};

const placeOf = (root: string, packed: string): string => join(dirname(root), packed);

const isComplete = (root: string): boolean => {
  try {
    for (const name of ['initdb', 'postgres']) accessSync(join(root, 'bin', name), constants.X_OK);
    return packedLinks(root).every(({ target }) => existsSync(placeOf(root, target)));
  } catch {
    return false;
  }
};

const copyTo = (target: string, binaries: PostgresBinaries): void => {
  const draft = mkdtempSync(`${target}-`);
  try {
    const root = join(draft, 'native');
    cpSync(binaries.root, root, { recursive: true, verbatimSymlinks: true });
    for (const name of ['initdb', 'postgres', 'pg_ctl']) chmodSync(join(root, 'bin', name), 0o755);
    for (const { source, target: link } of packedLinks(root)) {
      if (!existsSync(placeOf(root, link))) symlinkSync(basename(source), placeOf(root, link));
    }
    chmodSync(draft, 0o755);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // another process was first; what it made is checked below
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
};

/**
 * Binaries that the server's user can run: those of the package, or a copy under /var/tmp that only we can
 * write to. Throws a KnownError `embedded-directory-unsafe` when that copy is someone else's.
 */
export const reachableBinaries = (binaries: PostgresBinaries, user: ServerUser): PostgresBinaries => {
  if (isComplete(binaries.root) && canEnter(user, join(binaries.root, 'bin'))) return binaries;
  const mine = process.getuid?.() ?? 0;
  const target = `/var/tmp/meervoud-postgresql-${binaries.version}-${mine}`;
  if (!existsSync(target)) copyTo(target, binaries);
  assertOwnFolder(target, mine);
  return { ...binaries, root: join(target, 'native') };
};
