import { cellKey } from '../../src/house-table.ts';
import { IntegerSystem } from './integer-system.ts';
import { type Answer, isAbsent, type People, peopleAt, placesOf, rowId, type World } from './world.ts';

/** A table that left: the truth then, and which cells of it were hidden. */
export interface Release { readonly world: World; readonly hidden: ReadonlySet<string> }

const ANSWERS: readonly Answer[] = ['yes', 'no', 'unknown'];
const ELSEWHERE = '(elsewhere)';
const isSmall = (people: number, k: number): boolean => people !== 0 && Math.abs(people) < k;

/**
 * Everybody who ever received anything, together. Knows which values are the same as in an earlier release (their ids say so), and, as
 * `insider`, exactly who counts elsewhere; otherwise only whether anybody does. Gives what they find out: hidden cells, small
 * groups and small changes of which fewer than k values remain. In haste it looks at bounds only, enough to catch a rule that is no good.
 */
export const findLeaks = (releases: readonly Release[], k: number, isHasty = false): readonly string[] =>
  [...new Set([...attack(releases, k, true, isHasty), ...attack(releases, k, false, isHasty)])];

/** Is anything of these people asked at any location? Where not, the total stands alone and there is no table. */
const isCounted = (world: World, of: 'everyone' | 'some'): boolean =>
  world.questions.some(({ id, population }) => (population === of || of === 'everyone') && Object.keys(world.locations).some((location) => !isAbsent(world, location, id)));

const attack = (releases: readonly Release[], k: number, insider: boolean, isHasty: boolean): readonly string[] => {
  const largest = Math.max(...releases.map(({ world }) => peopleAt(world, null).sizes.everyone), ...releases.flatMap(({ world }) => Object.values(world.locations).map(({ sizes }) => sizes.everyone)));
  const system = new IntegerSystem(2 * largest + 4 * k);
  const asked = new Map<number, string>();
  const ask = (variable: number, what: string): void => { asked.set(variable, what); };
  /** What was shown at some time is no secret when it is hidden at another. */
  const shown = new Set<number>();
  /** By cell: the variables and true values it had, oldest first. */
  const versions = new Map<string, Map<number, number>>();
  const isAnybodyElsewhere = releases.some(({ world }) => world.elsewhere.sizes.everyone !== 0);

  releases.forEach(({ world, hidden }) => {
    const places = [...placesOf(world), ...(world.hasTotal ? [ELSEWHERE] : [])];
    const at = (place: string | null): People => (place === ELSEWHERE ? world.elsewhere : peopleAt(world, place));
    const whole = JSON.stringify([world.locations, world.elsewhere]);
    const version = (place: string | null, about: unknown): string => (place === null ? whole : JSON.stringify(about));
    const least = world.elsewhere.sizes.everyone < 0 ? -2 * largest : 0;
    const cell = (place: string | null, column: string, truth: number, about: unknown): number => {
      const variable = system.variable(`${place ?? 'total'} ${column} ${version(place, about)}`, truth, place === ELSEWHERE ? least : 0);
      const name = `${place ?? 'total'} ${column}`;
      versions.set(name, (versions.get(name) ?? new Map<number, number>()).set(variable, truth));
      if (place === ELSEWHERE && (insider || !isAnybodyElsewhere)) system.fix(variable, truth);
      return variable;
    };
    /** Of the total an insider learns nothing they should not: what it adds to the locations they know. */
    const isJudged = (place: string | null): boolean => (insider ? place !== ELSEWHERE && (place !== null || !isAnybodyElsewhere) : place === ELSEWHERE || place === null);
    const size = (place: string | null, population: 'everyone' | 'some'): number => cell(place, `size ${population}`, at(place).sizes[population], at(place).sizes[population]);
    const answer = (place: string | null, question: string, which: Answer): number => cell(place, rowId(question, which), at(place).answers[question]![which], [question, at(place).answers[question], at(place).sizes]);

    for (const place of places) {
      for (const population of ['everyone', 'some'] as const) if (isSmall(at(place).sizes[population], k) && isJudged(place) && isCounted(world, population)) ask(size(place, population), `${place ?? 'total'} size ${population}`);
      if (world.questions.some(({ population }) => population === 'some')) {
        const outside = system.variable(`${place ?? 'total'} outside ${version(place, at(place).sizes)}`, at(place).sizes.everyone - at(place).sizes.some, place === ELSEWHERE ? least : 0);
        system.sum([size(place, 'some'), outside], [size(place, 'everyone')]);
        if (isSmall(at(place).sizes.everyone - at(place).sizes.some, k) && isJudged(place) && isCounted(world, 'some')) ask(outside, `${place ?? 'total'} outside`);
      }
      for (const { id, population, rows } of world.questions) {
        system.sum(ANSWERS.map((which) => answer(place, id, which)), [size(place, population)]);
        if (rows.length === 1) system.fix(answer(place, id, 'unknown'), 0);
        const isAsked = isCounted(world, population);
        const isGone = place === ELSEWHERE || isAbsent(world, place, id);
        for (const which of rows) {
          const isHidden = isGone || hidden.has(cellKey(place, rowId(id, which)));
          const [truth, all] = [at(place).answers[id]![which], at(place).sizes[population]];
          if (!isHidden) {
            if (all !== 0 && (all < k || truth < k || all - truth < k)) asked.set(-1, `shown though small: ${place ?? 'total'} ${rowId(id, which)}`);
            for (const [variable, value] of [[answer(place, id, which), truth], [size(place, population), all]] as const) {
              system.fix(variable, value);
              shown.add(variable);
            }
          } else if (isJudged(place) && all !== 0 && !(isGone && place !== ELSEWHERE && (!isAsked || all < k || Math.min(truth, all - truth) >= k)) && (place !== ELSEWHERE || Math.min(all, truth, all - truth) < k)) {
            ask(answer(place, id, which), `${place ?? 'total'} ${rowId(id, which)}`);
          }
        }
      }
    }
    if (!world.hasTotal) return;
    const parts = places.filter((place) => place !== null);
    for (const population of ['everyone', 'some'] as const) system.sum(parts.map((place) => size(place, population)), [size(null, population)]);
    for (const { id } of world.questions) for (const which of ANSWERS) system.sum(parts.map((place) => answer(place, id, which)), [answer(null, id, which)]);
  });

  for (const [name, of] of versions) {
    const place = name.split(' ')[0]!;
    const isJudged = insider ? place !== ELSEWHERE && (place !== 'total' || !isAnybodyElsewhere) : place === ELSEWHERE || place === 'total';
    const all = [...of];
    all.forEach(([before, was], index) => all.slice(index + 1).forEach(([after, is]) => {
      if (!isJudged || !isSmall(is - was, k)) return;
      const change = system.variable(`change of ${name} ${before} ${after}`, is - was, -4 * largest - 4 * k);
      system.sum([after], [before, change]);
      ask(change, `change of ${name}`);
    }));
  }
  const shownThoughSmall = asked.get(-1);
  asked.delete(-1);
  for (const variable of shown) asked.delete(variable);
  return [...(shownThoughSmall === undefined ? [] : [shownThoughSmall]), ...system.narrowerThan(k, [...asked.keys()], isHasty).map((variable) => asked.get(variable)!)];
};
