import type { CountingRow } from '../../src/disclosure-row.ts';
import type { TableCell } from '../../src/house-table.ts';

/** Seeded: the same number, the same tables (mulberry32). */
export const seeded = (seed: number) => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { next, upTo: (most: number): number => Math.floor(next() * (most + 1)), chance: (share: number): boolean => next() < share };
};
export type Random = ReturnType<typeof seeded>;

export type Answer = 'yes' | 'no' | 'unknown';
/** `everyone`, or those of them with treatment. */
export interface Question { readonly id: string; readonly population: 'everyone' | 'some'; readonly rows: readonly Answer[] }
/** Who lives at one place: how many, how many of them with treatment, and what each question says of them. */
export interface People { readonly sizes: Readonly<Record<'everyone' | 'some', number>>; readonly answers: Readonly<Record<string, Readonly<Record<Answer, number>>>> }
/** The truth at one time. `elsewhere` is who counts for the organization and no location; a negative number was counted twice. */
export interface World {
  readonly questions: readonly Question[];
  readonly locations: Readonly<Record<string, People>>;
  readonly elsewhere: People;
  readonly hasTotal: boolean;
  /** `location question`: not chosen there. */
  readonly absent: ReadonlySet<string>;
}

export const rowId = (question: string, answer: Answer): string => `${question}.${answer}`;
export const rowsOf = ({ questions }: World): ReadonlyMap<string, CountingRow> =>
  new Map(questions.flatMap(({ id, population, rows }) => rows.map((counts) =>
    [rowId(id, counts), { id: rowId(id, counts), population, question: id, numerator: id, counts, inside: population === 'some' ? ['everyone'] : [] }] as const)));

const added = (one: People, other: People): People => ({
  sizes: { everyone: one.sizes.everyone + other.sizes.everyone, some: one.sizes.some + other.sizes.some },
  answers: Object.fromEntries(Object.entries(one.answers).map(([id, { yes, no, unknown }]) => {
    const more = other.answers[id]!;
    return [id, { yes: yes + more.yes, no: no + more.no, unknown: unknown + more.unknown }];
  })),
});
export const totalOf = ({ locations, elsewhere }: World): People => Object.values(locations).reduce(added, elsewhere);
export const placesOf = (world: World): readonly (string | null)[] => [...Object.keys(world.locations), ...(world.hasTotal ? [null] : [])];
export const peopleAt = (world: World, place: string | null): People => (place === null ? totalOf(world) : world.locations[place]!);
export const isAbsent = (world: World, place: string | null, question: string): boolean => world.absent.has(`${place ?? ''} ${question}`);

export const cellsOf = (world: World): readonly TableCell[] => {
  const rows = rowsOf(world);
  return placesOf(world).flatMap((place) => world.questions.filter(({ id }) => !isAbsent(world, place, id)).flatMap(({ id, population, rows: answers }) => answers.map((answer) => {
    const people = peopleAt(world, place);
    return { place, row: rows.get(rowId(id, answer))!, figure: { numerator: people.answers[id]![answer], denominator: people.sizes[population] } };
  })));
};

/** Splits so many over yes, no and unknown, often with a small or empty part. */
const split = (random: Random, size: number, unknowns: boolean, k: number): Record<Answer, number> => {
  const unknown = unknowns ? Math.min(size, random.chance(0.4) ? random.upTo(2) : random.upTo(size)) : 0;
  const left = size - unknown;
  const yes = random.chance(0.3) ? Math.min(left, random.upTo(k)) : random.chance(0.2) ? Math.max(0, left - random.upTo(k)) : random.upTo(left);
  return { yes, no: left - yes, unknown };
};

const people = (random: Random, questions: readonly Question[], k: number, everyone: number): People => {
  const some = random.chance(0.4) ? everyone : random.chance(0.3) ? Math.max(0, everyone - random.upTo(k)) : random.upTo(everyone);
  const sizes = { everyone, some };
  return { sizes, answers: Object.fromEntries(questions.map(({ id, population, rows }) => [id, split(random, sizes[population], rows.length === 3, k)])) };
};
const negative = ({ sizes, answers }: People): People => ({
  sizes: { everyone: -sizes.everyone, some: -sizes.some },
  answers: Object.fromEntries(Object.entries(answers).map(([id, { yes, no, unknown }]) => [id, { yes: -yes, no: -no, unknown: -unknown }])),
});

export const randomPeople = (random: Random, questions: readonly Question[], k: number): People =>
  people(random, questions, k, random.chance(0.25) ? random.upTo(k) : random.chance(0.5) ? k + random.upTo(k) : random.upTo(7 * k));

const empty = { hasTotal: true, absent: new Set<string>() };
/** Who is at two locations counts once, so the organization is never smaller than any of its locations. */
const holdsEverybody = (world: World): boolean => {
  const counts = ({ sizes, answers }: People): readonly number[] => [sizes.everyone, sizes.some, sizes.everyone - sizes.some, ...Object.values(answers).flatMap(({ yes, no, unknown }) => [yes, no, unknown])];
  const total = counts(totalOf(world));
  return Object.values(world.locations).every((location) => counts(location).every((count, index) => count <= total[index]!));
};

export const randomWorld = (random: Random, k: number): World => {
  const questions: Question[] = [{ id: 'q0', population: 'everyone', rows: random.chance(0.5) ? ['yes', 'no', 'unknown'] : ['yes'] }];
  if (random.chance(0.6)) questions.push({ id: 'q1', population: 'everyone', rows: random.chance(0.3) ? ['yes', 'no', 'unknown'] : ['yes'] });
  if (random.chance(0.25)) questions.push({ id: 'q2', population: 'some', rows: ['yes'] });
  const names = ['a', 'b', 'c', 'd'].slice(0, 1 + random.upTo(3));
  const locations = Object.fromEntries(names.map((name) => [name, randomPeople(random, questions, k)]));
  const nobody = people(random, questions, k, 0);
  const away = random.chance(0.6) ? nobody : people(random, questions, k, random.chance(0.5) ? random.upTo(k) : random.upTo(4 * k));
  // who is counted twice is at two locations, so there are two and they hold so many
  const twice = !random.chance(0.3) || names.length < 2 ? undefined : negative(people(random, questions, k, random.upTo(2)));
  const fits = twice !== undefined && away === nobody && holdsEverybody({ ...empty, questions, locations, elsewhere: twice });
  return {
    questions, locations, elsewhere: fits ? twice : away, hasTotal: random.chance(0.9),
    absent: new Set(names.flatMap((name) => questions.filter(() => random.chance(0.04)).map(({ id }) => `${name} ${id}`))),
  };
};
