import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { KnownError } from '@meervoud/kernel';

/** PostgreSQL as the npm package of this platform brings it. */
export interface PostgresBinaries {
  /** Folder with `bin`, `lib` and `share`. */
  readonly root: string;
  /** `18.4.0-beta.17` */
  readonly version: string;
  /** `18`: what a data directory is bound to. */
  readonly major: string;
}

const unavailable = (why: string, cause?: unknown): KnownError =>
  new KnownError({
    code: 'embedded-postgres-unavailable',
    recovery: 'halt',
    message: `${why} Set DATABASE_URL to a PostgreSQL server instead.`,
    expected: 'linux (glibc) or macOS, with the optional package @embedded-postgres/<platform>-<arch> installed',
    cause,
  });

/**
 * Finds the binaries for a platform. Throws a KnownError `embedded-postgres-unavailable`, which names
 * DATABASE_URL, where there are none. Windows has no unix sockets in Node, and we open no TCP port.
 */
export const findBinaries = (platform: string = process.platform, arch: string = process.arch): PostgresBinaries => {
  if (platform === 'win32') throw unavailable('The embedded database does not run on Windows.');
  const name = `@embedded-postgres/${platform}-${arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const folder = dirname(dirname(createRequire(wrapper).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    const root = join(folder, 'native');
    if (!existsSync(join(root, 'bin', 'postgres'))) throw new Error('the package holds no bin/postgres');
    return { root, version, major: version.split('.')[0] ?? '' };
  } catch (error) {
    throw unavailable(`There is no embedded database for ${platform} ${arch}.`, error);
  }
};

/** A binary that is there and cannot be run: another C library (musl), or a mounted noexec. */
export const cannotRun = (error: unknown): KnownError =>
  unavailable('The embedded database is installed but cannot be started on this system.', error);
