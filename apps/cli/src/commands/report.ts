import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { Fragment, renderHtml, renderMarkdown } from '@meervoud/fragments';
import { type CommonOptions, inHouse, providerCommand, yearOf, yearOption } from '../command.ts';
import type { House } from '../house.ts';
import { setFor } from '../shelf.ts';

export interface WrittenReport { readonly html: string; readonly markdown: string }

/** Renders the fragments of a year as one report, in HTML and Markdown, beside the data. */
export const writeReport = async ({ store, config }: House, reportingYear: number): Promise<WrittenReport> => {
  const set = setFor('basisveiligheid', reportingYear);
  const stored = await store.fragments.newest({ organization: config.organization.id, set: set.id, reportingYear });
  const locations = await store.records.locations(config.organization.id);
  const report = {
    organization: config.organization.name,
    reportingYear,
    sections: locations.map(({ id, name }) => ({
      location: name,
      fragments: set.themes.flatMap((theme) => stored.filter((fragment) => fragment.location === id && fragment.theme === theme.id).map(({ content }) => Fragment.parse(content))),
    })),
  };
  const folder = join(config.directory, 'reports', String(reportingYear));
  mkdirSync(folder, { recursive: true });
  const written = { html: join(folder, 'kwaliteitsverslag-veiligheid.html'), markdown: join(folder, 'kwaliteitsverslag-veiligheid.md') };
  writeFileSync(written.html, renderHtml(report));
  writeFileSync(written.markdown, renderMarkdown(report));
  return written;
};

export const reportCommand = (): Command =>
  providerCommand('report', 'Write the safety section of the kwaliteitsverslag, in HTML and Markdown')
    .addOption(yearOption())
    .action((options: CommonOptions & { year?: number }) =>
      inHouse(options, async (house, output) => {
        const written = await writeReport(house, yearOf(house.config, options.year));
        output.result(written, () => `${written.html}\n${written.markdown}`);
      }));
