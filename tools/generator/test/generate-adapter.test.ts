import { createTree } from '@nx/devkit/testing.js';
import { describe, expect, test } from 'vitest';
import { type AdapterOptions, generateAdapter } from '../src/generate-adapter.ts';

const generated = (options: AdapterOptions) => {
  const tree = createTree();
  generateAdapter(tree, options);
  return tree;
};
/** An empty tree of nx is not quite empty. */
const there = new Set(createTree().listChanges().map(({ path }) => path));
const changesIn = (options: AdapterOptions) => generated(options).listChanges().filter(({ path }) => !there.has(path));
const read = (options: AdapterOptions, file: string): string => generated(options).read(`libs/adapters/my-ecd/${file}`, 'utf8')!;
const refusal = (act: () => unknown): unknown => {
  try { act(); } catch (thrown) { return (thrown as { code?: unknown }).code; }
  return 'nothing';
};

describe('the generator', () => {
  test('writes an adapter, its test, recordings, its package and its page, and nothing else', () => {
    const files = changesIn({ name: 'my-ecd' }).map(({ type, path }) => `${type} ${path}`).toSorted();
    expect(files).toStrictEqual(['README.md', 'package.json', ...['Basic', 'Condition', 'Coverage', 'Encounter', 'Location'].map((type) => `recordings/${type}.json`), 'src/index.ts', 'src/my-ecd.ts', 'test/my-ecd.test.ts'].map((file) => `CREATE libs/adapters/my-ecd/${file}`));
  });

  test.each(['R4', 'STU3'] as const)('in %s writes an adapter of less than 60 lines and a test of less than 12', (fhirVersion) => {
    const lines = (file: string): number => read({ name: 'my-ecd', fhirVersion }, file).trimEnd().split('\n').length;
    expect([lines('src/my-ecd.ts') < 60, lines('test/my-ecd.test.ts') < 12]).toStrictEqual([true, true]);
  });

  test('puts the name and the FHIR version everywhere they belong, and leaves nothing of the template', () => {
    expect(read({ name: 'my-ecd' }, 'src/my-ecd.ts')).toContain("export const myEcd = defineFhirAdapter({\n  name: 'my-ecd',\n  version: '0.1.0',\n  fhirVersion: '4.0.1',");
    expect(read({ name: 'my-ecd', fhirVersion: 'STU3' }, 'src/my-ecd.ts')).toContain("fhirVersion: '3.0.2',");
    expect(JSON.parse(read({ name: 'my-ecd' }, 'package.json'))).toMatchObject({ name: '@meervoud/adapter-my-ecd', nx: { tags: ['floor:plug-in'] } });
    for (const { path, content } of changesIn({ name: 'my-ecd', directory: 'elsewhere' })) {
      expect(path).toMatch(/^elsewhere\/my-ecd\//);
      expect(content!.toString()).not.toMatch(/<%|%>|__name__|undefined;/);
    }
  });

  test.each(['My Ecd', 'my_ecd', '-ecd', 'ecd-', '2ecd', '../ecd', '', 'known', 'new', 'pressure-ulcer'])('refuses the name %j', (name) => {
    expect(refusal(() => generated({ name }))).toBe('adapter-name-wrong');
  });

  test('writes over nothing', () => {
    const tree = generated({ name: 'my-ecd' });
    expect(refusal(() => generateAdapter(tree, { name: 'my-ecd' }))).toBe('adapter-exists');
    expect(refusal(() => generateAdapter(tree, { name: 'my-ecd', directory: 'elsewhere' }))).toBe('nothing');
  });
});
