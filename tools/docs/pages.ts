import { setsOnShelf } from '../../apps/cli/src/shelf.ts';
import { configurationPage } from './configuration-page.ts';
import { doctorPage } from './doctor-page.ts';
import { allQuestions, indicatorIndex } from './indicators/index-page.ts';
import { indicatorPage } from './indicators/page.ts';
import { monitoringPage } from './monitoring-page.ts';

/** Folders in which every page is made from the sources: what is there besides is old. */
export const generatedFolders = ['docs/indicators'] as const;

/** Pages of the documentation that are made from the sources, by their place. */
export const pages = (): Readonly<Record<string, () => string>> => {
  const sets = setsOnShelf();
  return {
    'docs/operators/configuration.md': configurationPage,
    'docs/operators/doctor.md': doctorPage,
    'docs/operators/monitoring.md': monitoringPage,
    'docs/indicators/README.md': () => indicatorIndex(sets),
    ...Object.fromEntries(allQuestions(sets).map((question) => [`docs/indicators/${question.folder}/${question.file}`, () => indicatorPage(question)])),
  };
};
