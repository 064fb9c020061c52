import { armLine, openArms, said, start } from '../compare-arms.ts';
import type { Bench } from '../main.ts';
import type { Question } from './arms.ts';

const GOAL = 1.2;
/** How long a page takes to make, in milliseconds: at once from memory, and as a quick and an ordinary ECD might. */
const paces = [0, 5, 20];

/** Goal 8 of design/performance.md: fetch, parse and map through the SDK beside bare fetch and JSON.parse of the same pages. */
export const measureReading: Bench = async ({ rounds, quick, clients }, say) => {
  const pageSize = 200;
  const source = start('reading/source-process.ts', String(clients ?? (quick ? 120 : 600)), String(pageSize));
  const { fhirUrl } = await said<{ fhirUrl: string }>(source);
  const arms = await openArms<Question>('reading', ['bare', 'transport', 'whole']);
  try {
    // the first run fills the memory of the source, and tells the pages
    const bare = { fhirUrl, pageSize, pages: [] };
    await arms.ask('transport', bare);
    const pages = await (await fetch(`${new URL(fhirUrl).origin}/pages`)).json() as readonly string[];
    const bytes = (await Promise.all(pages.map(async (page) => (await (await fetch(page)).arrayBuffer()).byteLength))).reduce((sum, size) => sum + size, 0);
    const { counted: { resources = 0 } } = await arms.ask('bare', { ...bare, pages });
    say(`  ${resources} resources of ${Math.round(bytes / resources)} bytes on ${pages.length} pages of ${pageSize}, ${rounds} rounds; ratios to bare fetch + JSON.parse: median [lowest-highest]`);

    const results = [];
    for (const pageMilliseconds of paces) {
      const set = said(source);
      source.send(pageMilliseconds);
      await set;
      const compared = await arms.compare({ ...bare, pages }, rounds);
      const met = (compared.at(-1)?.ratio.median ?? Number.NaN) <= GOAL;
      say(pageMilliseconds === 0 ? '  pages from memory, at once' : `  the source takes ${pageMilliseconds} ms to make a page`);
      for (const arm of compared) say(armLine(arm));
      say(`  goal ${GOAL}: ${met ? 'met' : 'not met'}`);
      results.push({ pageMilliseconds, met, arms: compared });
    }
    return { goal: { number: 8, atMost: GOAL }, resources, bytesPerResource: Math.round(bytes / resources), pages: pages.length, pageSize, results };
  } finally {
    arms.close();
    source.disconnect();
  }
};
