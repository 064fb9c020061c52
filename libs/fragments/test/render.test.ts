import type { Outcome } from '@meervoud/value';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkTemplate, renderHtml, renderMarkdown, type Report, safetySection, writeFragments } from '../src/index.ts';
import { at, disclosed, measured, set, wrote } from './example.ts';

const template = checkTemplate(set, safetySection);
const report = (outcomes: Readonly<Record<string, Outcome>>, over: Partial<Report> = {}): Report => ({
  organization: 'Zorggroep De Linde', title: { nl: 'Kwaliteitsverslag', en: 'Quality report' }, reportingYear: 2023,
  introduction: { nl: 'Zo gaat het bij ons.', en: 'This is how we do.' },
  registeredOnce: [{ what: { nl: 'Doorligwonden', en: 'Pressure ulcers' }, usedFor: ['1.1b'] }],
  locations: [{ id: 'eik', name: 'De Eik', fragments: writeFragments(template, 'eik', disclosed(outcomes)) }],
  ...over,
});

test('the page stands alone: Dutch, headed, titled, tabled, and it asks nothing of anyone', () => {
  const page = renderHtml(report({ INID013309: measured(2, 16) }));
  expect(page).toMatch(/^<!doctype html>\n<html lang="nl">/);
  expect([...page.matchAll(/<h([1-3])/g)].map(([, level]) => level).join('')).toBe('1233333' + '3' + '2');
  expect(page.match(/<table>/g)?.length).toBe(6);
  expect(page.match(/<caption>/g)?.length).toBe(6);
  expect(page.match(/<th scope="col">/g)?.length).toBe(24);
  expect(page).toContain('<data value="val-INID013309">12,50%</data>');
  expect(page).toContain('<p>Peildatum: <time datetime="2024-02-28">28 februari 2024</time></p>');
  expect(page).toContain('<li>Doorligwonden: gebruikt voor 1.1b</li>');
  expect(page).not.toMatch(/<(script|img|link|iframe|object|form)|\son\w+=|src=|href=|url\(|@import|<td><\/td>/);
  expect(page).toMatch(/default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='/);
  expect(page).toContain('@media print');
});

test('the English page is English', () => {
  const page = renderHtml(report({ INID013309: measured(2, 16) }), 'en');
  expect(page).toContain('<html lang="en">');
  expect(page).toContain('12.50%');
  expect(page).not.toMatch(/cliënten|Peildatum|Uitkomst/);
});

test('Markdown says the same, with a table per theme', () => {
  const text = renderMarkdown(report({ INID013309: measured(2, 16) }));
  expect(text).toContain('# Kwaliteitsverslag: Zorggroep De Linde\n\nVerslagjaar 2023\n\nZo gaat het bij ons.\n\n## Locatie De Eik\n\n### Doorligwonden (decubitus)\n\n');
  expect(text).toContain('| 2 | Cliënten met afspraken over behandeling rond het levenseinde in hun dossier | 12,50% | 2 van 16, 0 onbekend |');
  expect(text.match(/^\| --- \| --- \| --- \| --- \|$/gm)?.length).toBe(6);
});

test('rendering is the same every time', () => {
  expect(renderHtml(report({ INID013309: measured(2, 16) }))).toBe(renderHtml(report({ INID013309: measured(2, 16) })));
});

const corpus = [
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg/onload=alert(1)>', "'; alert(1); '", '</q></p><iframe src=javascript:alert(1)>',
  '[klik](javascript:alert(1))', '![x](https://kwaad.example/x.png)', '<javascript:alert(1)>', '[a]: javascript:alert(1)', '`code` **vet** _cursief_ ~~weg~~',
  '# kop', '- lijst', '1. lijst', '| a | b |\n| --- | --- |', '\n\n# kop na witregel', '&lt;script&gt;', '&#60;script&#62;', '\u202ekeerom\u202c', 'nul\u0000byte\u001b[31m',
  'https://kwaad.example', 'www.kwaad.example', '{label} {answer}', '${7*7}', '==HYPERLINK("x")', '<!-- -->', ']]>', '<style>*{display:none}</style>', 'javascript:alert(1)', 'data:text/html,<script>1</script>',
];

const withWords = (words: string): Readonly<Record<string, Outcome>> => ({
  INID014315: wrote(words),
  INID013309: { kind: 'withheld', explanation: words, url: 'https://zorg.example/' },
  INID013307: { ...measured(2, 16), kind: 'overridden', computed: measured(3, 16), reason: words, by: 'A. Jansen', at },
});
/** Names, quotes and, as a hostile store could hold them, addresses are all this text. */
const reportWith = (words: string): Report => {
  const written = report(withWords(words), { organization: words });
  const fragments = written.locations[0]!.fragments.map((fragment) => ({
    ...fragment,
    sentences: fragment.sentences.map((sentence) => ({ ...sentence, nl: sentence.nl.map((run) => (run.type === 'link' ? { ...run, url: words } : run)) })),
  }));
  return { ...written, locations: [{ id: 'eik', name: words, fragments }] };
};
const tags = (page: string): readonly string[] =>
  [...page.matchAll(/<\/?([a-z!][a-z0-9]*)/gi)].map(([, tag]) => tag!.toLowerCase()).filter((tag) => tag !== 'a' && tag !== 'bdi');

test.each(corpus)('%j is inert on the page wherever a person may write it', (words) => {
  const page = renderHtml(reportWith(words));
  expect(tags(page)).toStrictEqual(tags(renderHtml(reportWith('x'))));
  expect([...page.matchAll(/href="([^"]*)"/g)].every(([, url]) => /^https?:\/\//.test(url!))).toBe(true);
  expect(page).not.toMatch(/<[^>]*\son\w+=|[\u0000-\u0008\u202a-\u202e]|Jansen/);
});

/** Pieces of the corpus in any order, with anything between them: what no list foresees. */
const made = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...corpus) }, fc.constantFrom('<', '>', '"', "'", '&', '/', '=', '\u0000', '<a href="', '">', '<svg onload=', 'onerror=', '<!--', '-->', '</title>', '</style>', '<base href=//kwaad.example>', '&lt', '&#x3c;'), fc.string({ unit: 'binary', maxLength: 6 })), { minLength: 1, maxLength: 8 })
  .map((pieces) => pieces.join('')).filter((words) => words.trim() !== '' && !/\p{Surrogate}/u.test(words));
test('whatever is made of it is inert on the page, in every field at once', () => {
  const usual = tags(renderHtml(reportWith('x')));
  fc.assert(fc.property(made, (words) => {
    const page = renderHtml(reportWith(words));
    expect(tags(page)).toStrictEqual(usual);
    expect([...page.matchAll(/href="([^"]*)"/g)].every(([, url]) => /^https?:\/\//.test(url!))).toBe(true);
    expect(page).not.toMatch(/<[^>]*\son\w+=/);
  }), { numRuns: 400 });
});

test.each(corpus)('%j is inert in Markdown wherever a person may write it', (words) => {
  const markdown = renderMarkdown(reportWith(words));
  const lines = markdown.split('\n');
  const count = (pattern: RegExp): number => lines.filter((line) => pattern.test(line)).length;
  expect([count(/^#/), count(/^\s*[-*+] |^\d+[.)] /), count(/^\|/)]).toStrictEqual([1 + 1 + 6 + 1, 1, 6 * 2 + 23]);
  expect(markdown.replaceAll(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/<(?!https?:)|\]\(|!\[|`|\*\*|[\u0000-\u0008\u202a-\u202e]|Jansen/);
});

test('a hidden group leaves no trace on the page or in the text', () => {
  const hidden = (numerator: number, denominator: number): string => {
    const given = report({ INID013309: measured(numerator, denominator), INID013307: measured(denominator - numerator, denominator) });
    return renderHtml(given) + renderMarkdown(given);
  };
  expect(hidden(3, 7)).toBe(hidden(1, 9));
  expect(hidden(3, 7)).not.toMatch(/42,86|3 van|7 van/);
});
