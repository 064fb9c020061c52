import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { writeWorkbook } from '../src/testing/index.ts';
import { place } from './folder.ts';

const ROWS = 100_000;
const COLUMNS = 29;
const words = Array.from({ length: 400 }, (_, index) => `een tekst die vaker voorkomt, nummer ${index}, en wat langer is`);
const row = (number: number): readonly string[] => Array.from({ length: COLUMNS }, (_, column) => (column === 5 ? `locatie ${number % 2_400}` : words[(number * 7 + column) % words.length]!));

beforeAll(async () => {
  await writeWorkbook(place('national.xlsx'), [{ name: 'VHZ', rows: (function* () { for (let number = 0; number < ROWS; number += 1) yield row(number); })() }]);
  const csv = createWriteStream(place('national.csv'));
  for (let number = 0; number < ROWS; number += 1) if (!csv.write(`${row(number).map((cell) => `"${cell}"`).join(',')}\n`)) await once(csv, 'drain');
  csv.end();
  await once(csv, 'close');
});

/** Reads a file in a process that may hold so little; says how many rows and cells there were. */
const readIn = async (file: string, megabytes: number): Promise<unknown> => {
  const script = `import { openWorksheetFile } from ${JSON.stringify(new URL('../src/index.ts', import.meta.url).href)};
    let [rows, cells] = [0, 0];
    for await (const row of (await openWorksheetFile(${JSON.stringify(file)})).rows()) { rows += 1; cells += row.cells.length; }
    console.log(JSON.stringify([rows, cells]));`;
  const { stdout } = await promisify(execFile)(process.execPath, [`--max-old-space-size=${megabytes}`, '--import', 'tsx', '--input-type=module', '-e', script]);
  return JSON.parse(stdout);
};

test.each(['national.xlsx', 'national.csv'])('%s of 100,000 rows is read whole in a heap of 48 MB', async (name) => {
  expect(await readIn(place(name), 48)).toStrictEqual([ROWS, ROWS * COLUMNS]);
});
