import { KnownError } from '@meervoud/kernel';
import type { Header, OdbRow, SheetNotice } from '@meervoud/odb';

export interface Opened {
  readonly reportingYear: number;
  /** `main`, `supplement`, or `late/` and the organization that was late. */
  readonly part: string;
  /** All rows, also those that were looked at to tell the year. */
  readonly rows: AsyncIterable<OdbRow>;
  /** Filled while rows are taken. */
  readonly notices: readonly SheetNotice[];
}

/** So many rows without a year, and it is not worth looking further. */
const LOOKED_AT = 1_000;

const partOf = ({ layout }: Header, { place }: OdbRow, supplement: boolean): string => {
  if (layout === 'late-delivery') return `late/${place?.organization.kvk ?? place?.organization.name.toLowerCase() ?? ''}`.slice(0, 200);
  return supplement || layout === 'odb-2019-supplement' ? 'supplement' : 'main';
};

/**
 * Looks into the first rows for the year a file is about and the part of that year it is. Throws `not-the-public-file` and
 * `reporting-year-missing` (halt), and what reading throws.
 */
export const headOf = async (read: AsyncGenerator<OdbRow | SheetNotice>, file: string, supplement: boolean): Promise<Opened> => {
  const [looked, notices] = [[] as OdbRow[], [] as SheetNotice[]];
  let header: Header | undefined;
  for (let next = await read.next(); !next.done; next = await read.next()) {
    const { value } = next;
    if ('kind' in value) {
      notices.push(value);
      if (value.kind === 'header') header ??= value.header;
      if (header?.layout === 'own') break;
      continue;
    }
    looked.push(value);
    if (value.reportingYear === undefined || value.place === undefined) {
      if (looked.length >= LOOKED_AT) break;
      continue;
    }
    const rest = async function* (): AsyncGenerator<OdbRow> {
      yield* looked;
      for await (const row of read) {
        if ('kind' in row) notices.push(row);
        else yield row;
      }
    };
    return { reportingYear: value.reportingYear, part: partOf(header as Header, value, supplement), rows: rest(), notices };
  }
  await read.return(undefined);
  if (header?.layout === 'own') {
    throw new KnownError({
      code: 'not-the-public-file', recovery: 'halt', at: file, message: 'This is a table of figures, and not the public file or a late delivery.',
      expected: 'the columns OrganisatieNaam and Indicator_nvt among others; figures of your own go to meervoud shadow',
    });
  }
  throw new KnownError({ code: 'reporting-year-missing', recovery: 'halt', at: file, message: 'No row says a possible reporting year and whom it is about.', expected: 'the column Verslagjaar, filled' });
};
