import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { improvementNotation } from '@meervoud/delivery';
import { definitionHash, type IndicatorDefinition, type IndicatorSet } from '@meervoud/indicator';
import { toDefinitionResources } from '@meervoud/measure';
import { zibsInR4 } from '@meervoud/nl-core';
import { command, type CommonOptions } from '../command.ts';
import { openOutput } from '../output.ts';
import { setFor, setsOnShelf } from '../shelf.ts';
import { rowsTable, setsTable } from '../show/definitions-table.ts';

interface DefinitionsOptions extends CommonOptions { readonly fhir?: string }

/** One set of one year, all years of a set, or all. Throws `set-unknown`, or what the set says of a year it does not have. */
const chosen = (id: string | undefined, year: number | undefined): readonly IndicatorSet[] => {
  if (id === undefined) return setsOnShelf();
  if (year !== undefined) return [setFor(id, year)];
  const sets = setsOnShelf().filter((set) => set.id === id);
  return sets.length > 0 ? sets : [setFor(id, 0)];
};

const rowOf = (row: IndicatorDefinition) => {
  const { id, number, kind, unit, type, theme, title, obligation, source, rulings } = row;
  return { id, number, kind, unit, type, theme, title, obligation, source, rulings, hash: definitionHash(row) };
};

const setOf = (set: IndicatorSet) => {
  const { id, code, name, reportingYear, version, standing, level, measuringWindow, deliveryWindow, settings } = set;
  return { id, code, name, reportingYear, version, standing, level, measuringWindow, deliveryWindow, settings, rows: set.indicators.map(rowOf) };
};

interface Written { readonly folder: string; readonly files: number }

/** A folder for each set and year, whole in itself, and in it a file for each resource. */
const writeFhir = (root: string, sets: readonly IndicatorSet[]): readonly Written[] => sets.map((set) => {
  const folder = join(root, `${set.id}-${set.reportingYear}`);
  mkdirSync(folder, { recursive: true });
  const resources = toDefinitionResources({ set, zibsInFhir: zibsInR4, improvementNotation });
  for (const resource of resources) {
    writeFileSync(join(folder, `${resource.resourceType}-${resource.id}.json`), `${JSON.stringify(resource, null, 2)}\n`);
  }
  return { folder, files: resources.length };
});

export const definitionsCommand = (): Command =>
  command('definitions', 'The sets of indicators on the shelf and their rows, in words or as FHIR R4 (Measure, CodeSystem, ValueSet)')
    .argument('[set]', 'only this set, of all its years')
    .argument('[year]', 'only this reporting year, row by row', (text) => {
      if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError('a year of four digits.');
      return Number(text);
    })
    .option('--fhir <folder>', 'write FHIR R4 resources here, a folder for each set and year')
    .action((id: string | undefined, year: number | undefined, options: DefinitionsOptions) => {
      const output = openOutput(options);
      const sets = chosen(id, year);
      const written = options.fhir === undefined ? undefined : writeFhir(options.fhir, sets);
      output.result({ sets: sets.map(setOf), ...(written === undefined ? {} : { written }) }, () => {
        if (written !== undefined) return written.map(({ folder, files }) => `${folder} ${files}`).join('\n');
        if (year === undefined) return setsTable(sets, output.language);
        return sets.map((set) => rowsTable(set, output.language)).join('\n');
      });
    });
