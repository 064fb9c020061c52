import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { Form, renderSubmission } from '@meervoud/delivery';
import { publishedNames, type PublishedLayout } from '@meervoud/odb';
import { openWorksheetFile } from '@meervoud/worksheet';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';
import type { House } from '../house.ts';
import { odbProvider } from '../odb-provider.ts';
import { ownSubmission } from '../own-submission.ts';
import { profileFor, setFor } from '../shelf.ts';

export interface ExportRequest {
  readonly form: Form;
  readonly out: string;
  readonly layout?: PublishedLayout;
  /** A published file, whose names of indicators are used. */
  readonly names?: string;
}

export interface Exported { readonly submission: string; readonly form: Form; readonly file: string; readonly bytes: number }

const namesIn = async (path: string): Promise<ReadonlyMap<string, string>> => {
  const file = await openWorksheetFile(path);
  return publishedNames(file.rows(), file.name);
};

/** Writes what people approved, in another form; the file is there whole or not at all. Throws `submission-unknown` and as `renderSubmission` (halt). */
export const exportSubmission = async (house: House, id: string, { form, out, layout, names }: ExportRequest): Promise<Exported> => {
  const { key } = await ownSubmission(house, id);
  const bytes = await renderSubmission(form, {
    key, layout, payload: await house.store.submissions.payload(id), set: setFor(profileFor(key.profile.split('@')[0] ?? '').set, key.reportingYear),
    provider: await odbProvider(house), names: names === undefined ? undefined : await namesIn(names),
  });
  const file = resolve(out);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, bytes);
  renameSync(`${file}.new`, file);
  return { submission: id, form, file, bytes: bytes.byteLength };
};

export const exportCommand = (): Command =>
  providerCommand('export', 'Write a submission as a file, exactly what was approved: the columns of the public file, FHIR or JSON')
    .argument('<submission>', 'id of a submission, as `meervoud status` shows it')
    .addOption(new Option('--form <form>', 'odb-xlsx and odb-csv: the columns of the public file (Openbaar Databestand); fhir: the Bundle itself; json: the figures, plain')
      .choices(Form.options).makeOptionMandatory())
    .requiredOption('--out <file>', 'where to write')
    .addOption(new Option('--layout <layout>', 'columns of another year (default: those of the reporting year)').choices(['odb-2019', 'odb-2019-supplement', 'odb-2020'] satisfies readonly PublishedLayout[]))
    .option('--names <file>', 'a published file (xlsx or csv) to take the names of indicators from')
    .action((id: string, options: CommonOptions & ExportRequest) =>
      inHouse(options, async (house, output) => {
        const exported = await exportSubmission(house, id, options);
        output.result(exported, () => (output.language === 'nl' ? `${exported.submission} staat als ${exported.form} in ${exported.file}.` : `${exported.submission} was written as ${exported.form} to ${exported.file}.`));
      }));
