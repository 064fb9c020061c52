import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { extensionNames, meervoudExtension, pressureUlcer, QUALITY_TOPIC, systemAliases, topicSets, ulcerCategory, ulcerRisk } from '../src/index.ts';

const published = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, '../fhir', name), 'utf8'));

test('the published CodeSystem has exactly the topics that are read, each in Dutch too', () => {
  const system = published('CodeSystem-quality-topic.json') as { url: string; count: number; concept: { code: string; display: string; definition: string; designation: { language: string; value: string }[] }[] };
  const read = topicSets.flatMap(({ systems, meanings }) => { expect(systems).toEqual([QUALITY_TOPIC]); return [...meanings.keys()]; });
  expect(system.url).toBe(QUALITY_TOPIC);
  expect(system.concept.map(({ code }) => code).sort()).toEqual(read.sort());
  expect(new Set(read).size).toBe(read.length);
  expect(system.count).toBe(system.concept.length);
  for (const concept of system.concept) expect([concept.display, concept.definition, concept.designation.find(({ language }) => language === 'nl')?.value].every(Boolean)).toBe(true);
});

test('the published list of extensions has exactly those that are read', () => {
  const list = published('extensions.json') as { url: string; context: string; value: string }[];
  expect(list.map(({ url }) => url).sort()).toEqual(extensionNames.map(meervoudExtension).sort());
});

test('every topic and extension is in the convention for vendors', () => {
  const convention = readFileSync(join(import.meta.dirname, '../../../docs/vendors/convention.md'), 'utf8');
  for (const name of [...topicSets.flatMap(({ meanings }) => [...meanings.keys()]), ...extensionNames]) expect(convention).toContain(`\`${name}\``);
});

const table = join(import.meta.dirname, '../../../../shared/domain/zib-codes.json');
describe.skipIf(!existsSync(table))('the machine table of codes (skipped without ../shared/domain)', () => {
  const { concepts, systemAliases: aliases } = JSON.parse(existsSync(table) ? readFileSync(table, 'utf8') : '{"concepts":[]}') as
    { concepts: { concept: string; code: string | null; system: string | null }[]; systemAliases: Record<string, string> };

  test('every ulcer code in it is known here with its category', () => {
    const categories: Record<string, string | undefined> = { category1: '1', category2: '2', category3: '3', category4: '4', unstageable: 'unstageable', dti: 'deep-tissue-injury', suspectedDti: 'deep-tissue-injury' };
    const ours = concepts.filter(({ concept, system }) => concept.startsWith('decubitus.') && system === 'http://snomed.info/sct');
    expect(ours.length).toBeGreaterThan(15);
    for (const { concept, code } of ours) {
      const category = categories[concept.slice('decubitus.'.length)];
      if (category !== undefined) expect(ulcerCategory.meanings.get(code!)).toBe(category);
      else expect(pressureUlcer.meanings.has(code!) || ulcerRisk.meanings.has(code!)).toBe(true);
    }
  });

  test('aliases of code systems agree with it', () => {
    for (const [canonical, names] of Object.entries(systemAliases)) for (const name of names) expect(aliases[name]).toBe(canonical);
  });
});
