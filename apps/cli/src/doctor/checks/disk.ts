import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { defineCheck } from '../check.ts';

const GIB = 2 ** 30;
const [STOP, ALARM] = [1 * GIB, 5 * GIB];

/** The folder itself, or the nearest above it that is there already. */
const existing = (path: string): string => (existsSync(path) || dirname(path) === path ? path : existing(dirname(path)));

export const disk = defineCheck({
  name: 'disk',
  looksAt: { nl: 'Schijf: vrije ruimte voor de gegevens', en: 'Disk: free space for the data' },
  findings: {
    'disk-nearly-full': {
      weight: 'wrong',
      what: { nl: 'Er is minder dan 1 GiB vrij waar de gegevens staan.', en: 'Less than 1 GiB is free where the data lie.' },
      next: { nl: 'Maak ruimte, of verplaats `directory` naar een grotere schijf.', en: 'Make room, or move `directory` to a larger disk.' },
    },
    'disk-filling-up': {
      weight: 'warning',
      what: { nl: 'Er is minder dan 5 GiB vrij waar de gegevens staan.', en: 'Less than 5 GiB is free where the data lie.' },
      next: { nl: 'Maak op tijd ruimte.', en: 'Make room in time.' },
    },
  },
  look: async ({ config }) => {
    const { bavail, bsize } = await statfs(existing(config.directory));
    const free = bavail * bsize;
    const detail = `${config.directory}: ${(free / GIB).toFixed(1)} GiB`;
    return [free < STOP ? { code: 'disk-nearly-full', detail } : free < ALARM ? { code: 'disk-filling-up', detail } : { detail }];
  },
});
