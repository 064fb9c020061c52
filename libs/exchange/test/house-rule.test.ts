import { describe, expect, test } from 'vitest';
import { heldBack } from '../src/house-rule.ts';
import { cellKey, type ReleasedFigure } from '../src/house-table.ts';
import { findLeaks, type Release } from './attacker/attacker.ts';
import { changed } from './attacker/change.ts';
import { cellsOf, placesOf, type Random, randomWorld, rowsOf, seeded, type World } from './attacker/world.ts';

/** In full: MEERVOUD_DISCLOSURE=full, 100,000 tables and 10,000 sequences; the better part of an hour (DEVELOPING.md). */
const isFull = process.env['MEERVOUD_DISCLOSURE'] === 'full';
const [TABLES, SEQUENCES] = isFull ? [100_000, 10_000] : [4_000, 250];
const SEED = Number(process.env['MEERVOUD_DISCLOSURE_SEED'] ?? 20_261_122);

type Rule = typeof heldBack;
const withoutComplements: Rule = (table) => new Map([...heldBack(table)].filter(([, reason]) => reason !== 'would-reveal-another'));
const withoutHistory: Rule = (table) => heldBack({ ...table, released: [] });

const release = (world: World, below: number, rule: Rule = heldBack, released: readonly ReleasedFigure[] = []): Release =>
  ({ world, hidden: new Set(rule({ rows: rowsOf(world), cells: cellsOf(world), places: placesOf(world), below, released }).keys()) });
const aK = (random: Random): number => 3 + random.upTo(2);
const shownIn = ({ world, hidden }: Release): number => cellsOf(world).filter(({ place, row }) => !hidden.has(cellKey(place, row.id))).length;

/** Up to six releases, to several recipients: whoever gets one, the whole table is decided. */
const sequence = (random: Random, below: number, rule: Rule = heldBack): readonly Release[] => {
  const releases: Release[] = [];
  const released: ReleasedFigure[] = [];
  let world = randomWorld(random, below);
  for (let left = 2 + random.upTo(4); left > 0; left -= 1) {
    const next = release(world, below, rule, released);
    releases.push(next);
    released.push(...cellsOf(world).map(({ place, row, figure }) => (
      { release: String(left), location: place, indicator: row.id, figure: next.hidden.has(cellKey(place, row.id)) ? undefined : figure })));
    world = changed(random, world, below);
  }
  return releases;
};
const told = (releases: readonly Release[]): string => JSON.stringify(releases.map(({ world, hidden }) => ({ ...world, absent: [...world.absent], hidden: [...hidden] })));

describe(`an exact attacker who has everything that was ever released (seed ${SEED})`, () => {
  test(`finds fewer than k values for nothing in ${TABLES} tables, and much is shown`, () => {
    const random = seeded(SEED);
    let [shown, all] = [0, 0];
    for (let number = 0; number < TABLES; number += 1) {
      const k = aK(random);
      const one = release(randomWorld(random, k), k);
      shown += shownIn(one);
      all += cellsOf(one.world).length;
      expect(findLeaks([one], k), `table ${number} of seed ${SEED}, k ${k}: ${told([one])}`).toStrictEqual([]);
    }
    expect(shown / all).toBeGreaterThan(0.1);
  });

  test(`and for nothing in ${SEQUENCES} sequences of corrections`, () => {
    const random = seeded(SEED + 1);
    for (let number = 0; number < SEQUENCES; number += 1) {
      const k = aK(random);
      const releases = sequence(random, k);
      expect(findLeaks(releases, k), `sequence ${number} of seed ${SEED + 1}, k ${k}: ${told(releases)}`).toStrictEqual([]);
    }
  });

  test('catches a rule that hides small cells and forgets what gives them away', () => {
    const random = seeded(SEED + 2);
    const caught = Array.from({ length: 200 }, () => findLeaks([release(randomWorld(random, 4), 4, withoutComplements)], 4, true).length > 0).filter(Boolean);
    expect(caught.length).toBeGreaterThan(20);
  });

  test('catches a rule that forgets what was released before', () => {
    const random = seeded(SEED + 3);
    const caught = Array.from({ length: 60 }, () => findLeaks(sequence(random, 3, withoutHistory), 3, true).length > 0).filter(Boolean);
    expect(caught.length).toBeGreaterThan(5);
  });
});

describe('the fewest cells that could be hidden', () => {
  /** By trying every set of cells besides those that are small of themselves. */
  const fewest = (world: World, k: number): number => {
    const must = new Set([...heldBack({ rows: rowsOf(world), cells: cellsOf(world), places: placesOf(world), below: k })]
      .filter(([, reason]) => reason !== 'would-reveal-another').map(([key]) => key));
    const keys = cellsOf(world).map(({ place, row }) => cellKey(place, row.id));
    const may = keys.filter((key) => !must.has(key));
    const byCount = Array.from({ length: 2 ** may.length }, (_, bits) => may.filter((__, index) => bits & (1 << index))).toSorted((one, other) => one.length - other.length);
    const best = byCount.find((more) => findLeaks([{ world, hidden: new Set([...must, ...more]) }], k).length === 0);
    return keys.filter((key) => must.has(key)).length + (best?.length ?? Infinity);
  };

  test(`are at least half of what the rule hides (seed ${SEED + 4})`, () => {
    const random = seeded(SEED + 4);
    let tried = 0;
    while (tried < 60) {
      const world = randomWorld(random, 3);
      // a row some location did not choose hides its total whatever it says: no such tables here
      if (cellsOf(world).length > 8 || world.absent.size > 0) continue;
      const one = release(world, 3);
      const hidden = cellsOf(world).length - shownIn(one);
      if (hidden === 0) continue;
      tried += 1;
      expect(hidden, told([one])).toBeLessThanOrEqual(2 * fewest(world, 3));
    }
  });
});
