import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOdbFile } from '@meervoud/odb';
import { openWorksheetFile } from '@meervoud/worksheet';
import { afterAll, describe, expect, test } from 'vitest';
import { run, start, temporaryDirectory } from './meervoud.ts';

const root = temporaryDirectory();
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Result {
  readonly compared: number;
  readonly differences: readonly unknown[];
  readonly values: readonly { readonly location: string | null; readonly indicator: string; readonly referenceDate: string; readonly outcome: unknown }[];
  readonly submission: { readonly id: string; readonly revision: number; readonly status: string; readonly receipt: { readonly receiptId: string } };
}

const demo = (directory: string, ...more: readonly string[]): readonly string[] => ['demo', '--json', '--directory', directory, ...more];
const acceptedBy = (directory: string): readonly unknown[] =>
  (JSON.parse(readFileSync(join(directory, 'broker.json'), 'utf8')) as { accepted: readonly unknown[] }).accepted;
/** What was found, apart from who: pseudonyms differ by directory, because keys do. */
const figuresOf = ({ values }: Result) => values.map(({ location, indicator, referenceDate, outcome }) => ({ location, indicator, referenceDate, outcome }));

describe('the demonstration', () => {
  const directory = join(root, 'demo');

  test('derives what the sandbox itself counted, and run again it delivers nothing twice', async () => {
    const first = await run(demo(directory));
    expect(first.stderr).toContain('Nieuwe map');
    expect(first).toMatchObject({ code: 0 });
    const before = JSON.parse(first.stdout) as Result;
    expect(before.differences).toEqual([]);
    expect(before.compared).toBe(151);
    expect(before.submission).toMatchObject({ status: 'accepted', revision: 1 });

    const second = await run(demo(directory));
    expect(second.stderr).toContain('Gaat verder in');
    const after = JSON.parse(second.stdout) as Result;
    expect(after.submission).toEqual(before.submission);
    expect(figuresOf(after)).toEqual(figuresOf(before));
    expect(acceptedBy(directory)).toHaveLength(1);

    // exactly what was approved, as a file in every form
    const written = async (form: string): Promise<string> => {
      const file = join(root, 'uit', `${form}.${form.split('-').at(-1)}`);
      expect(await run(['export', after.submission.id, '--config', join(directory, 'meervoud.json'), '--form', form, '--out', file])).toMatchObject({ code: 0, stdout: expect.stringContaining(form) });
      return file;
    };
    const [xlsx, csv, fhir, json] = [await written('odb-xlsx'), await written('odb-csv'), await written('fhir'), await written('json')];
    const [one, other] = [await openWorksheetFile(xlsx), await openWorksheetFile(csv)];
    const [book, text] = [await readOdbFile(one.rows(), { file: one.name, dates1904: false }), await readOdbFile(other.rows(), { file: other.name, dates1904: false })];
    expect(book.tally).toMatchObject({ rows: 140, findings: {}, locations: 4, organizations: 1 });
    expect(book.rows.map(({ at: _at, ...row }) => row)).toStrictEqual(text.rows.map(({ at: _at, ...row }) => row));
    expect(readFileSync(fhir, 'utf8')).toContain('"resourceType":"Bundle"');
    expect((JSON.parse(readFileSync(json, 'utf8')) as { values: readonly unknown[] }).values.length).toBe(book.tally.rows);
    expect(await run(['export', 'sub-none', '--config', join(directory, 'meervoud.json'), '--form', 'json', '--out', join(root, 'niets.json')])).toMatchObject({ code: 3, stderr: expect.stringContaining('submission-unknown') });

    // what a recipient does with it: checks it offline, and finds out when a figure was touched
    const out = join(root, 'evidence');
    expect(await run(['manifest', after.submission.id, '--config', join(directory, 'meervoud.json'), '--out', out])).toMatchObject({ code: 0, stdout: expect.stringContaining('cijfers bewezen') });
    const [manifest, submission, keys] = ['manifest', 'submission', 'keys'].map((name) => join(out, `${name}.json`)) as [string, string, string];
    const right = await run(['verify', manifest, submission, '--keys', keys, '--json']);
    expect(right.code).toBe(0);
    expect((JSON.parse(right.stdout) as { proofs: readonly { verdict: string }[] }).proofs.map(({ verdict }) => verdict)).toEqual(['right', 'right', 'right', 'right']);
    writeFileSync(submission, readFileSync(submission, 'utf8').replace('"numerator"', '"denominator"'));
    expect(await run(['verify', manifest, submission, '--keys', keys])).toMatchObject({ code: 3, stderr: expect.stringContaining('manifest-disproved') });
  });

  test.each([
    ['while reading', /Zandbak-ECD/, 900],
    ['while deriving', /Afleiden: \d/, 0],
    ['while approving', /Goedkeuren/, 60],
    ['while sending', /Goedkeuren/, 350],
  ])('killed %s, it finishes at the next try with the same values and one submission', async (moment, sign, pause) => {
    const clean = JSON.parse((await run(demo(directory))).stdout) as Result;
    const killed = join(root, moment.replaceAll(' ', '-'));
    const running = start(demo(killed));
    await running.until(sign);
    await new Promise((resolve) => setTimeout(resolve, pause));
    running.kill('SIGKILL');
    expect((await running.ended).signal).toBe('SIGKILL');

    const next = await run(demo(killed));
    expect(next.stderr).not.toContain('defect');
    expect(next.code).toBe(0);
    const result = JSON.parse(next.stdout) as Result;
    expect(figuresOf(result)).toEqual(figuresOf(clean));
    expect(result.submission).toMatchObject({ status: 'accepted', revision: 1 });
    expect(acceptedBy(killed)).toHaveLength(1);
  });
});
