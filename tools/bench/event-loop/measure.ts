import { openTestStore, reachableServices } from '@meervoud/store/testing';
import { generatePopulation } from '@meervoud/synthetic';
import { openArms, said, start } from '../compare-arms.ts';
import type { Bench } from '../main.ts';
import type { Question } from './arms.ts';

const LONGEST_BLOCK_MS = 1_000;
/** Clients in each of three locations, so the organization as a whole is three times as large; the synthetic population refuses more than 2,900. */
const SIZES = [1_000, 2_900];

/** How long one job keeps the process from everything else: heartbeats, leases, the API. Job by job, at sizes that no Dutch location has. */
export const measureEventLoop: Bench = async ({ quick, clients }, say) => {
  const { databaseUrl } = await reachableServices();
  if (databaseUrl === undefined) {
    say('  not run: this needs a PostgreSQL server (DATABASE_URL)');
    return { goal: { atMostMs: LONGEST_BLOCK_MS }, run: false };
  }
  const results = [];
  for (const size of clients === undefined ? (quick ? [200] : SIZES) : [clients]) {
    const source = start('reading/source-process.ts', String(size), '200');
    const { fhirUrl } = await said<{ fhirUrl: string }>(source);
    const { organization, campaign } = generatePopulation({ seed: 20_230_228, reportingYear: 2023, clientsPerLocation: size });
    const opened = await openTestStore({ kind: 'postgresql', databaseUrl });
    const arms = await openArms<Question>('event-loop', ['read', 'derive']);
    try {
      const question = { databaseUrl: (opened.place as { databaseUrl: string }).databaseUrl, fhirUrl, organization: { id: organization.id, name: organization.name }, campaign };
      for (const name of ['read', 'derive']) {
        const { wall, peakMiB, counted: { longestBlockMs = Number.NaN, completed = 0, failed = 0 } } = await arms.ask(name, question);
        const met = longestBlockMs <= LONGEST_BLOCK_MS;
        say(`  ${size} clients in a location, ${name.padEnd(6)} longest block ${longestBlockMs} ms in ${Math.round(wall)} ms, peak ${peakMiB.toFixed(0)} MiB (${completed} tasks${failed > 0 ? `, ${failed} FAILED` : ''})   goal ${LONGEST_BLOCK_MS}: ${met ? 'met' : 'not met'}`);
        results.push({ clients: size, work: name, longestBlockMs, milliseconds: wall, peakMiB, completed, failed, met });
      }
    } finally {
      arms.close();
      await opened.close();
      source.disconnect();
    }
  }
  return { goal: { atMostMs: LONGEST_BLOCK_MS }, run: true, results };
};
