import { type Answer, isAbsent, type People, peopleAt, type Random, randomPeople, type World } from './world.ts';

/** Somebody comes, goes, or is answered for otherwise: often one person, sometimes many, sometimes elsewhere. */
export const changed = (random: Random, world: World, k: number): World => {
  const names = Object.keys(world.locations);
  const place = names[random.upTo(names.length - 1)]!;
  const kind = random.next();
  if (kind < 0.15) return world;
  if (kind < 0.3) return at(world, place, randomPeople(random, world.questions, k));
  const many = random.chance(0.5) ? 1 : random.upTo(2 * k);
  if (kind < 0.55) return at(world, place, moved(random, world, world.locations[place]!, many));
  if (kind < 0.75) return at(world, place, joined(random, world, world.locations[place]!, many));
  if (kind < 0.9 || world.elsewhere.sizes.everyone < 0) {
    const other = names[random.upTo(names.length - 1)]!;
    return other === place ? world : at(at(world, place, joined(random, world, world.locations[place]!, many)), other, joined(random, world, world.locations[other]!, many));
  }
  return { ...world, elsewhere: joined(random, world, world.elsewhere, many) };
};

const at = (world: World, place: string, people: People): World => {
  const next = { ...world, locations: { ...world.locations, [place]: people } };
  // people at two locations stay within both
  return world.elsewhere.sizes.everyone < 0 ? { ...next, elsewhere: nobodyIn(world) } : next;
};
const nobodyIn = (world: World): People => ({
  sizes: { everyone: 0, some: 0 }, answers: Object.fromEntries(world.questions.map(({ id }) => [id, { yes: 0, no: 0, unknown: 0 }])),
});

const moved = (random: Random, { questions }: World, people: People, many: number): People => {
  const { id, rows } = questions[random.upTo(questions.length - 1)]!;
  const answers: Record<Answer, number> = { ...people.answers[id]! };
  const from = rows.length === 3 ? (['yes', 'no', 'unknown'] as const)[random.upTo(2)]! : random.chance(0.5) ? 'yes' : 'no';
  const to = from === 'yes' ? 'no' : 'yes';
  const moving = Math.min(many, answers[from]);
  answers[from] -= moving;
  answers[to] += moving;
  return { ...people, answers: { ...people.answers, [id]: answers } };
};

const joined = (random: Random, { questions }: World, people: People, many: number): People => {
  const treated = random.chance(0.5) ? many : random.upTo(many);
  return {
    sizes: { everyone: people.sizes.everyone + many, some: people.sizes.some + treated },
    answers: Object.fromEntries(questions.map(({ id, population }) => {
      const answers: Record<Answer, number> = { ...people.answers[id]! };
      const more = population === 'some' ? treated : many;
      const yes = random.upTo(more);
      answers.yes += yes;
      answers.no += more - yes;
      return [id, answers];
    })),
  };
};

/** Does every cell hold what a table can hold? */
export const isPossible = (world: World): boolean => Object.keys(world.locations).every((place) => !isAbsent(world, place, '') && peopleAt(world, place).sizes.everyone >= 0);
