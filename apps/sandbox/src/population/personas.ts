import type { Bilingual } from '@meervoud/kernel';
import { keyOf, type ResourceKey } from '../scenario/situation.ts';
import type { Client, Subject } from './cast.ts';

/** A client worth telling about: the docs follow one of these from resource to figure. */
export interface Persona {
  /** Name of the special case, as in `ulcer-category-3`. */
  readonly name: string;
  readonly subject: Subject;
  /** Technical id of the Patient. */
  readonly client: string;
  readonly location: string;
  readonly story: Bilingual;
  /** The resources that tell it. */
  readonly resources: readonly ResourceKey[];
}

/** The first client of every special case that has a story. */
export const personasOf = (clients: readonly Client[]): readonly Persona[] => {
  const personas = clients.flatMap(({ id, home, hand, facts }) =>
    (Object.keys(hand) as Subject[]).flatMap((subject): Persona[] => {
      const { name, persona: story } = hand[subject] ?? {};
      if (name === undefined || story === undefined) return [];
      return [{ name, subject, client: id, location: home, story, resources: facts[subject].resources.map(keyOf) }];
    }));
  return personas.filter(({ name }, index) => personas.findIndex((other) => other.name === name) === index);
};

/** The personas as a Markdown table, for the docs. */
export const describePersonas = (personas: readonly Persona[], language: 'nl' | 'en' = 'nl'): string => {
  const head = language === 'nl' ? ['cliënt', 'locatie', 'verhaal', 'in het ECD'] : ['client', 'location', 'story', 'in the ECD'];
  const rows = personas.map(({ client, location, story, resources }) =>
    [client, location, story[language], resources.map(({ resourceType, id }) => `\`${resourceType}/${id}\``).join(' ') || '–']);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};
