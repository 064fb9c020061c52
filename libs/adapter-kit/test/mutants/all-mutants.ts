import { csv } from '@meervoud/adapter-csv';
import { failedChecks, type Passport } from '@meervoud/adapter-sdk';
import type { CheckId, KitOptions } from '../../src/index.ts';
import { checkAdapter } from '../../src/check.ts';
import { asExport, miscalling, overHttp } from './miscalling.ts';
import { misreading } from './misreading.ts';
import { fromSheets, misreadingSheets } from './misreading-sheets.ts';
import { miswriting } from './miswriting.ts';
import { few, goodAdapter, inMemory, type Mutant } from './mutant.ts';
import { naiveBulk } from './naive-bulk.ts';
import { naiveHttp } from './naive-http.ts';
import { retelling } from './retelling.ts';

export const mutants: readonly Mutant[] = [...misreading, ...miswriting, ...retelling, ...miscalling, ...misreadingSheets];

/** The same adapters, unbroken. */
export const controls: readonly { readonly name: string; readonly check: () => Promise<Passport> }[] = [
  { name: 'in memory', check: () => checkAdapter(goodAdapter, inMemory) },
  { name: 'over HTTP', check: () => checkAdapter(naiveHttp(few, {}), overHttp) },
  { name: 'as an export', check: () => checkAdapter(naiveBulk(few, {}), asExport) },
  { name: 'from spreadsheets', check: () => checkAdapter(csv, fromSheets) },
];

/** The checks that a mutant fails. */
export const caughtBy = async ({ adapter, options }: { readonly adapter: Mutant['adapter']; readonly options: KitOptions }): Promise<readonly CheckId[]> =>
  failedChecks(await checkAdapter(adapter, options)) as readonly CheckId[];
