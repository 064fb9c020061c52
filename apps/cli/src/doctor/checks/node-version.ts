import { defineCheck } from '../check.ts';

const OLDEST = [20, 19] as const;

export const nodeVersion = defineCheck({
  name: 'node-version',
  looksAt: { nl: 'Versie van Node', en: 'Version of Node' },
  findings: {
    'node-too-old': {
      weight: 'wrong',
      what: { nl: 'Deze versie van Node is te oud.', en: 'This version of Node is too old.' },
      next: { nl: 'Installeer Node 20.19 of nieuwer.', en: 'Install Node 20.19 or newer.' },
    },
  },
  look: async ({ node }) => {
    const [major = 0, minor = 0] = node.split('.').map(Number);
    const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
    return [isOld ? { code: 'node-too-old', detail: node } : { detail: node }];
  },
});
