import type { KitOptions } from '../../src/index.ts';
import { few, type Mutant, mutant } from './mutant.ts';
import { type Flaws, naiveHttp } from './naive-http.ts';

/** Over real HTTP, with a population as small as it gets. */
export const overHttp: KitOptions = { reportingYears: [2023], clientsPerLocation: 20 };

const naive = (name: string, meantFor: Mutant['meantFor'], flaws: Flaws): Mutant => mutant(name, meantFor, naiveHttp(few, flaws), overHttp);

/** Wrong in how it talks to a server. */
export const miscalling: readonly Mutant[] = [
  naive('reads-the-first-page-only', 'deterministic-order-free', { firstPageOnly: true }),
  naive('follows-a-link-to-anywhere', 'token-not-sent-elsewhere', { foreignLinks: true }),
  naive('follows-redirects', 'token-not-sent-elsewhere', { redirects: true }),
  naive('looks-up-references-anywhere', 'token-not-sent-elsewhere', { fetchesReferences: true }),
  naive('waits-for-ever', 'stops-on-abort', { deaf: true }),
  naive('takes-anything-for-a-page', 'hostile-input-survived', { takesAnythingForAPage: true }),
  naive('crashes-on-bad-json', 'hostile-input-survived', { crashesOnBadJson: true }),
];
