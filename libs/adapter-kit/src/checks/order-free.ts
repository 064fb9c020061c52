import { contentsOf, differenceOf } from '../contents.ts';
import type { StageOrder } from '../stage.ts';
import { brokenOff, type Check, notApplicable, verdictOf } from './check.ts';

/** Odd, and small enough that every type spreads over several pages. */
const SMALL_PAGE = 23;

export const orderFree: Check = {
  id: 'deterministic-order-free',
  needs: ['ids-stable-over-two-reads', 'provides-what-it-promises'],
  run: async ({ baseline, read, material }) => {
    const whole = contentsOf(await baseline());
    const resources = material.years.at(-1)?.resources ?? [];
    const variations: readonly (readonly [how: string, order: StageOrder])[] = [
      ...(material.fixedPages === true ? [] : [['with smaller pages', { pageSize: SMALL_PAGE }] as const]),
      ...(material.kind === 'endpoint' ? [] : [['in another order', { resources: resources.toReversed() }] as const]),
    ];
    if (variations.length === 0) return notApplicable('this source takes no page size, and what it holds is not ours to put in another order');
    const wrong: string[] = [];
    for (const [how, order] of variations) {
      const other = await read(order);
      const difference = brokenOff(other) ?? differenceOf(whole, contentsOf(other));
      if (difference !== undefined) wrong.push(`${how}: ${difference}`);
    }
    return verdictOf(wrong, variations.map(([how]) => how).join(', '));
  },
};
