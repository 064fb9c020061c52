import type { Command } from 'commander';
import { importOdb } from '@meervoud/comparison';
import { openWorksheetFile } from '@meervoud/worksheet';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';
import type { Output } from '../output.ts';
import { importSummary } from '../show/import-summary.ts';

/** So many refused rows are shown in words, and in the document. */
const [SHOWN, LISTED] = [10, 1_000];
const EVERY = 20_000;

/** A line whenever so many rows more were read. */
const progress = (output: Output): ((rows: number) => void) => {
  let next = EVERY;
  return (rows) => {
    if (rows < next) return;
    next = rows - (rows % EVERY) + EVERY;
    output.say(output.language === 'nl' ? `${rows} rijen gelezen …` : `${rows} rows read …`);
  };
};

export const importOdbCommand = (): Command =>
  providerCommand('import-odb', 'Take in the public national file of a year (.xlsx or .csv), to hold figures against')
    .argument('<file>', 'as zorginzicht.nl publishes it, of 2019, 2020 or 2021; also an addition or a late delivery')
    .option('--supplement', 'belongs beside the file of its year, and does not take its place')
    .option('--even-if-smaller', 'take the place of a file with over twice as many locations')
    .action((file: string, options: CommonOptions & { supplement?: boolean; evenIfSmaller?: boolean }) =>
      inHouse(options, async ({ store }, output) => {
        const { supplement = false, evenIfSmaller = false } = options;
        const opened = await openWorksheetFile(file);
        const done = await importOdb({ store, file: opened, supplement, evenIfSmaller, onProgress: progress(output) });
        const { reportingYear, part } = done.import;
        const refused = await store.odb.refused({ reportingYear, part }, LISTED);
        output.result({ ...done, hiddenSheets: opened.hiddenSheets, refused }, () => importSummary(done, opened.hiddenSheets, refused.slice(0, SHOWN), output.language));
      }));
