import type { ColumnName } from '../columns.ts';
import { headerOf } from '../columns.ts';
import type { Layout } from '../header.ts';

/** The published layouts (indicators.md §6.1): those that a machine prints. `odb-2020` is that of 2020 and of 2021. */
export type PublishedLayout = Extract<Layout, 'odb-2019' | 'odb-2019-supplement' | 'odb-2020'>;

interface LayoutColumn { readonly name: ColumnName; readonly header: string }
const named = (...names: readonly ColumnName[]): readonly LayoutColumn[] => names.map((name) => ({ name, header: headerOf(name) }));

const address = ['locationName', 'vestigingsnummer', 'postcode', 'houseNumber', 'city'] as const;
const before: readonly ColumnName[] = ['setName', 'set', 'reportingYear', 'organizationName', 'kvk'];
const indicator = ['theme', 'indicator', 'sort', 'number', 'name'] as const;
const figure = ['value', 'numerator', 'denominator', 'notApplicable', 'note'] as const;
const after = ['type', 'origin', 'periodStart', 'periodEnd', 'frequency'] as const;

export const layouts: Readonly<Record<PublishedLayout, readonly LayoutColumn[]>> = {
  // in the main file of that year the column of the organization's AGB code has no name
  'odb-2019': [
    ...named(...before, ...address), { name: 'locationAgb', header: 'AGBcode' }, ...named('providerType'), { name: 'organizationAgb', header: '' },
    ...named(...indicator, ...figure, 'unit', ...after),
  ],
  'odb-2019-supplement': named(...before, ...address, 'locationAgb', 'providerType', ...indicator, ...figure, 'unit', ...after),
  'odb-2020': named(...before, 'organizationAgb', ...address, 'locationAgb', 'providerType', ...indicator, 'unit', ...figure, ...after),
};

/** How the year was published; later years as the last one that was. */
export const layoutOfYear = (reportingYear: number): PublishedLayout => (reportingYear <= 2019 ? 'odb-2019-supplement' : 'odb-2020');

/** Names of the sheets as published for 2020 and 2021; the other years are named after the latter. */
export const sheetNameOf = (reportingYear: number): string => (reportingYear === 2020 ? 'verpleeghuiszorg VJ2020' : `VHZ VJ${reportingYear}`);
