import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { defineCheck } from '../check.ts';

export const keys = defineCheck({
  name: 'keys',
  looksAt: { nl: 'Sleutels: alleen leesbaar voor Meervoud', en: 'Keys: readable by Meervoud only' },
  findings: {
    'key-readable-by-others': {
      weight: 'wrong',
      what: { nl: 'Anderen op deze machine kunnen bij deze sleutel.', en: 'Others on this machine can get at this key.' },
      next: { nl: 'Beperk de rechten: chmod 700 voor de map, chmod 600 voor het bestand.', en: 'Restrict the rights: chmod 700 for the folder, chmod 600 for the file.' },
    },
  },
  look: async ({ config }) => {
    const folder = join(config.directory, 'keys');
    const names = await readdir(folder).catch(() => undefined);
    if (names === undefined) return [];
    const paths = [folder, ...names.map((name) => join(folder, name))];
    const open = (await Promise.all(paths.map(async (path) => ({ path, mode: (await stat(path)).mode })))).filter(({ mode }) => (mode & 0o077) !== 0);
    return open.length === 0 ? [{ detail: `${names.length}` }]
      : open.map(({ path, mode }) => ({ about: path, code: 'key-readable-by-others', detail: (mode & 0o777).toString(8) }));
  },
});
