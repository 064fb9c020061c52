import type { Bilingual } from '@meervoud/kernel';
import { keyOf, type ResourceKey } from '../scenario/situation.ts';
import type { Client, Subject } from './cast.ts';

/** A special case, and the client who is in it. */
export interface Case {
  /** As in `ulcer-category-3`. */
  readonly name: string;
  readonly subject: Subject;
  /** Technical id of the Patient. */
  readonly client: string;
  readonly location: string;
  /** The resources that tell it, as they are at first. */
  readonly resources: readonly ResourceKey[];
}

/** A case worth telling about: the docs follow one of these from resource to figure. */
export interface Persona extends Case {
  readonly story: Bilingual;
}

const dealtTo = ({ id, home, hand, facts }: Client): readonly (Case & { readonly story: Bilingual | undefined })[] =>
  (Object.keys(hand) as Subject[]).map((subject) => ({
    name: hand[subject]?.name ?? '',
    subject,
    client: id,
    location: home,
    resources: facts[subject].resources.map(keyOf),
    story: hand[subject]?.persona,
  }));

export const casesOf = (client: Client): readonly Case[] => dealtTo(client).map(({ story: _, ...dealt }) => dealt);

/** The first client of every special case that has a story. */
export const personasOf = (clients: readonly Client[]): readonly Persona[] => {
  const told = clients.flatMap(dealtTo).flatMap(({ story, ...dealt }): readonly Persona[] => (story ? [{ ...dealt, story }] : []));
  return told.filter(({ name }, index) => told.findIndex((other) => other.name === name) === index);
};

/** The personas as a Markdown table, for the docs. */
export const describePersonas = (personas: readonly Persona[], language: 'nl' | 'en' = 'nl'): string => {
  const head = language === 'nl' ? ['cliënt', 'locatie', 'verhaal', 'in het ECD'] : ['client', 'location', 'story', 'in the ECD'];
  const rows = personas.map(({ client, location, story, resources }) =>
    [client, location, story[language], resources.map(({ resourceType, id }) => `\`${resourceType}/${id}\``).join(' ') || '–']);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};
