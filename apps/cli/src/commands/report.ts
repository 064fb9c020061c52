import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { composeReport, Fragment, renderHtml, renderMarkdown, safetySection } from '@meervoud/fragments';
import { type CommonOptions, inHouse, providerCommand, yearOf, yearOption } from '../command.ts';
import type { House } from '../house.ts';
import { setFor } from '../shelf.ts';

export interface WrittenReport { readonly html: string; readonly markdown: string }

/** Renders the fragments of a year as one report, in HTML and Markdown, beside the data. */
export const writeReport = async ({ store, config }: House, reportingYear: number): Promise<WrittenReport> => {
  const set = setFor('basisveiligheid', reportingYear);
  const stored = await store.fragments.newest({ organization: config.organization.id, set: set.id, reportingYear });
  const report = composeReport({
    set, template: safetySection, organization: config.organization.name,
    locations: await store.records.locations(config.organization.id),
    fragments: stored.map(({ content }) => Fragment.parse(content)),
  });
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
