import type { ForeignImport } from './bundle.ts';

/** What we read of a package in package-lock.json; the rest of an entry is copied as it is. */
export interface LockEntry {
  readonly version?: string;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}
export type LockedPackages = Readonly<Record<string, LockEntry>>;

export interface RootManifest {
  readonly version: string;
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, unknown>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

const MODULES = 'node_modules/';
const nameOf = (path: string): string => path.slice(path.lastIndexOf(MODULES) + MODULES.length);

/** Where Node finds `name` from `from`: there, or further up. */
const locate = (packages: LockedPackages, from: string, name: string): string | undefined => {
  for (let folder = from; ; folder = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '') {
    const path = folder === '' ? `${MODULES}${name}` : `${folder}/${MODULES}${name}`;
    if (path in packages) return path;
    if (folder === '') return undefined;
  }
};

/** A package that a workspace keeps for itself is at the top of what is shipped, where there are no workspaces. */
const shippedPath = (path: string): string => path.slice(path.indexOf(MODULES));

const neededBy = ({ dependencies, optionalDependencies, peerDependencies = {}, peerDependenciesMeta = {} }: LockEntry): readonly string[] => [
  ...Object.keys({ ...dependencies, ...optionalDependencies }),
  ...Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true),
];

const withoutMarks = ({ dev: _dev, devOptional: _devOptional, peer: _peer, ...entry }: LockEntry & { dev?: unknown; devOptional?: unknown; peer?: unknown }): LockEntry => entry;

/** The part of the lock that these packages need, in the places they will have. Throws where two want one place. */
const lockedFor = (packages: LockedPackages, imports: readonly ForeignImport[]): LockedPackages => {
  const shipped = new Map<string, { readonly path: string; readonly entry: LockEntry }>();
  const take = (from: string, name: string): void => {
    const path = locate(packages, from, name);
    // an optional package that this lock never had
    if (path === undefined) return;
    const entry = packages[path] ?? {};
    const known = shipped.get(shippedPath(path));
    if (known !== undefined && known.path !== path) throw new Error(`${name} is needed twice, as ${known.path} and as ${path}`);
    if (known !== undefined) return;
    shipped.set(shippedPath(path), { path, entry: withoutMarks(entry) });
    for (const needed of neededBy(entry)) take(path, needed);
  };
  for (const { name, from } of imports) {
    if (locate(packages, from, name) === undefined) throw new Error(`${name}, which ${from} imports, is not in the lock`);
    take(from, name);
  }
  return Object.fromEntries([...shipped].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([path, { entry }]) => [path, entry]));
};

/** What is shipped beside the bundle: a package.json and a lock with exactly the versions that were tested. */
export const runtimePackage = (root: RootManifest, packages: LockedPackages, imports: readonly ForeignImport[]) => {
  const locked = lockedFor(packages, imports);
  const shipped = new Set(Object.keys(locked).map(nameOf));
  const only = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(record).filter(([name]) => shipped.has(name)));
  const dependencies = Object.fromEntries([...new Set(imports.map(({ name }) => name))].toSorted().map((name) => [name, locked[`${MODULES}${name}`]?.version ?? '']));
  const { version, license, engines } = root;
  const manifest = {
    name: 'meervoud', version, license, private: true, type: 'module', bin: { meervoud: 'bin/meervoud.mjs' }, engines,
    dependencies, overrides: only(root.overrides), allowScripts: only(root.allowScripts),
  };
  const { name, bin } = manifest;
  return { manifest, lock: { name, version, lockfileVersion: 3, requires: true, packages: { '': { name, version, license, dependencies, bin, engines }, ...locked } } };
};
