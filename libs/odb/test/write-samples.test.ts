import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { personeelssamenstellingFor } from '@meervoud/indicators-personeelssamenstelling';
import { openWorksheetFile } from '@meervoud/worksheet';
import { describe, expect, test } from 'vitest';
import { type FigureToWrite, type OdbAddress, type OdbCell, type OdbProvider, type OdbRow, readOdbFile, type WrittenPlace, writtenLocation, writtenOrganization, writtenRow } from '../src/index.ts';
import { columnOf } from '../src/columns.ts';

/** Real rows; they lie next to the repository and are never copied into it. */
const samples = join(import.meta.dirname, '../../../../shared/samples/odb');

const HIDDEN = 'Waarneming kleiner dan 10';
const textOf = (cell: OdbCell | undefined): string => (cell === undefined || typeof cell === 'string' ? cell ?? '' : cell.number);

/** What the row said, as it would be asked of the writer. */
const asked = ({ figure }: OdbRow, note: string): FigureToWrite => {
  const remark = note.replace(new RegExp(`^${HIDDEN}(?: - )?`), '');
  if (figure.kind === 'refused') throw new Error(`a row of the sample was refused: ${figure.code}`);
  return figure.kind === 'value' ? { kind: 'value', answer: figure.answer, counts: figure.counts, remark } : { kind: figure.kind, remark };
};

const addressOf = ({ place }: OdbRow): OdbAddress & { readonly name: string } => place!.location;

describe.skipIf(!existsSync(samples))('rows of the public file of 2019, rebuilt from their own figures (skipped without ../shared/samples)', () => {
  test('are its rows again, cell by cell, in its order', async () => {
    const file = await openWorksheetFile(join(samples, 'odb-verpleeghuiszorg-2019-lang-leve-thuis.csv'));
    const { rows } = await readOdbFile(file.rows(), { file: file.name, dates1904: false });
    const cells: (readonly string[])[] = [];
    for await (const row of file.rows()) cells.push(row.cells);
    const [header, ...printed] = cells;
    const at = (row: readonly string[], name: string): string => row[header!.findIndex((one) => columnOf(one) === name)]!;

    const concern = rows.find(({ place }) => place?.level === 'organization')!;
    const places = [...new Map(rows.filter(({ place }) => place?.level === 'location').map((row) => [row.place!.location.name, addressOf(row)]))];
    const provider: OdbProvider = {
      organization: { ...addressOf(concern), ...concern.place!.organization, concernName: concern.place!.location.name.replace('Concernniveau: ', '') },
      locations: places.map(([id, place]) => ({ ...place, id })),
    };
    const sets = { ISID000151: indicatorSetFor(2019), ISID000160: personeelssamenstellingFor(2019) };
    const names = new Map(printed.map((row) => [at(row, 'indicator'), at(row, 'name')]));

    expect(rows.length).toBe(248);
    rows.forEach((row, index) => {
      const set = sets[row.set!];
      const place: WrittenPlace = row.place!.level === 'organization' ? writtenOrganization(provider) : writtenLocation(provider, row.place!.location.name)!;
      const written = writtenRow(set, { place, indicator: set.indicators.find(({ id }) => id === row.indicator)!, figure: asked(row, at(printed[index]!, 'note')) }, names);
      expect(header!.map((column) => textOf(written[columnOf(column)!]))).toStrictEqual(printed[index]);
    });
    for (const key of new Set(rows.map(({ place }) => place!.key))) {
      const codes = rows.filter(({ place }) => place!.key === key).map(({ indicator }) => indicator);
      expect(codes).toStrictEqual(codes.toSorted());
    }
  });
});
