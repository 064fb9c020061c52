import type { KitOptions } from '../../src/index.ts';
import { few, type Mutant, mutant } from './mutant.ts';
import { type Flaws as BulkFlaws, naiveBulk } from './naive-bulk.ts';
import { type Flaws, naiveHttp } from './naive-http.ts';

/** Over real HTTP, with a population as small as it gets. */
export const overHttp: KitOptions = { reportingYears: [2023], clientsPerLocation: 20 };

/** The same, as an export. */
export const asExport: KitOptions = { ...overHttp, serve: 'bulk-export' };

const naive = (name: string, meantFor: Mutant['meantFor'], flaws: Flaws): Mutant => mutant(name, meantFor, naiveHttp(few, flaws), overHttp);
const bulk = (name: string, meantFor: Mutant['meantFor'], flaws: BulkFlaws): Mutant => mutant(name, meantFor, naiveBulk(few, flaws), asExport);

/** Wrong in how it talks to a server. */
export const miscalling: readonly Mutant[] = [
  naive('reads-the-first-page-only', 'deterministic-order-free', { firstPageOnly: true }),
  naive('follows-a-link-to-anywhere', 'token-not-sent-elsewhere', { foreignLinks: true }),
  naive('follows-redirects', 'token-not-sent-elsewhere', { redirects: true }),
  naive('looks-up-references-anywhere', 'token-not-sent-elsewhere', { fetchesReferences: true }),
  naive('waits-for-ever', 'stops-on-abort', { deaf: true }),
  naive('takes-anything-for-a-page', 'hostile-input-survived', { takesAnythingForAPage: true }),
  naive('crashes-on-bad-json', 'hostile-input-survived', { crashesOnBadJson: true }),
  bulk('reads-one-file-of-each-type', 'deterministic-order-free', { firstFileOfAType: true }),
  bulk('does-not-wait-for-an-export', 'deterministic-order-free', { waitsForNothing: true }),
  bulk('skips-a-file-when-it-goes-on', 'resume-without-gap', { skipsAFile: true }),
  bulk('fetches-files-anywhere', 'token-not-sent-elsewhere', { filesAnywhere: true }),
  bulk('takes-files-that-are-short', 'hostile-input-survived', { takesShortFiles: true }),
  bulk('crashes-on-a-bad-line', 'hostile-input-survived', { crashesOnBadLines: true }),
];
