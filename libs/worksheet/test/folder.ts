import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KnownError } from '@meervoud/kernel';
import { afterAll } from 'vitest';
import { openWorksheetFile, type SheetRow } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'meervoud-worksheet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

export const place = (name: string): string => join(folder, name);
export const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(place(name), content);
  return place(name);
};

export const rowsIn = async (file: string): Promise<readonly SheetRow[]> => {
  const rows: SheetRow[] = [];
  for await (const row of (await openWorksheetFile(file)).rows()) rows.push(row);
  return rows;
};
export const cellsIn = async (file: string): Promise<readonly (readonly string[])[]> => (await rowsIn(file)).map(({ cells }) => cells);

export const refusalOf = async (work: Promise<unknown>): Promise<KnownError> => {
  const thrown = await work.then(() => undefined, (error: unknown) => error);
  if (thrown instanceof KnownError) return thrown;
  throw thrown ?? new Error('it was not refused');
};
