import { join } from 'node:path';
import { generateFiles, names, type Tree } from '@nx/devkit';
import { KnownError } from '@meervoud/kernel';
import { isTaken } from './taken-names.ts';

export interface AdapterOptions {
  readonly name: string;
  readonly fhirVersion?: 'R4' | 'STU3';
  /** Relative to the workspace; default `libs/adapters`. */
  readonly directory?: string;
}

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const templates = join(import.meta.dirname, '..', 'templates');

/**
 * Writes `<directory>/<name>`: an adapter, its test, recordings and documentation. Gives back what to tell when the
 * files are on disk. Throws KnownErrors (halt) `adapter-name-wrong` and `adapter-exists`.
 */
export const generateAdapter = (tree: Tree, { name, fhirVersion = 'R4', directory = 'libs/adapters' }: AdapterOptions): (() => void) => {
  if (!KEBAB.test(name)) throw nameWrong(name, 'lower case letters, digits and hyphens, beginning with a letter: my-ecd');
  const { propertyName } = names(name);
  if (isTaken(propertyName)) throw nameWrong(name, `a name that is no word of the language or of the template, such as ${name}-ecd`);
  const folder = join(directory, name);
  if (tree.exists(folder)) {
    throw new KnownError({
      code: 'adapter-exists', recovery: 'halt', at: folder, message: 'There is something here already, and nothing is overwritten.',
      expected: 'another name, or another --directory',
    });
  }
  const words = { name, propertyName, title: titleOf(name), folder, fhirVersion, fhirRelease: fhirVersion === 'R4' ? '4.0.1' : '3.0.2' };
  for (const part of ['shared', fhirVersion]) generateFiles(tree, join(templates, part), folder, { ...words, template: '' });
  return () => console.log(nextSteps(folder)); // eslint-disable-line no-console -- nx shows what a generator prints
};

/** `my-ecd` as `My ecd`. */
const titleOf = (name: string): string => `${name.slice(0, 1).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;

const nameWrong = (name: string, expected: string): KnownError =>
  new KnownError({ code: 'adapter-name-wrong', recovery: 'halt', message: `An adapter cannot be called '${name}'.`, expected });

const nextSteps = (folder: string): string => `
Next:
  npm install                      (makes the workspace know the adapter)
  npx vitest run ${folder}
  then docs/vendors/README.md, from step 3`;
