import { openChart } from '../resources/chart.ts';
import type { Random } from '../scenario/random.ts';
import type { Fact, Scene } from '../scenario/situation.ts';
import { type House, houses } from './house.ts';

export interface CastWard {
  readonly id: string;
  readonly location: string;
  readonly facts: { readonly errors: Fact; readonly discussion: Fact };
}

/** Writes the meetings of every ward. */
export const castWards = (random: Random, sceneIn: (house: House) => Scene): readonly CastWard[] =>
  houses.flatMap((house) =>
    house.wards.map(({ id, errors, discussion }) => {
      const chart = openChart(id, { reference: `Location/${id}`, type: 'Location' }, random);
      const scene = sceneIn(house);
      return { id, location: house.id, facts: { errors: errors.write(chart, scene), discussion: discussion.write(chart, scene) } };
    }));
