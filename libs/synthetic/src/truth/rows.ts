import type { ChoiceTheme, ExperienceSource } from '@meervoud/indicator';
import { type FoodTopic, foodTopics, type ToiletingTopic, toiletingTopics } from '../resources/quality-topic.ts';
import type { Answer } from '../scenario/course.ts';

/** What decides whether a location has a row at all. */
export interface Owed {
  readonly chosen?: ChoiceTheme;
  readonly experienceSource?: ExperienceSource;
  readonly optional?: true;
}

/** A row of basisveiligheid 2022 and 2023, as the scenario counts it (indicators.md §2.2, header rows left out). */
export type Row = Owed & { readonly id: `INID${string}` } & (
  | { readonly kind: 'choice'; readonly theme: ChoiceTheme }
  | { readonly kind: 'clients'; readonly about: 'ulcer' | 'directive' | 'review' }
  /** Yes, no and unknown as rows of their own. */
  | { readonly kind: 'triple'; readonly about: 'plan' | 'talk'; readonly counts: Answer }
  | { readonly kind: 'wards'; readonly about: 'errors' | 'discussion' }
  | { readonly kind: 'majority'; readonly about: 'plan'; readonly topic: ToiletingTopic }
  | { readonly kind: 'majority'; readonly about: 'talk'; readonly topic: FoodTopic }
  | { readonly kind: 'attested' }
);

const choice = (id: Row['id'], theme: ChoiceTheme): Row => ({ id, kind: 'choice', theme });
/** Rows that follow each other: yes, no and unknown. */
const triple = (first: number, about: 'plan' | 'talk', owed: Owed): readonly Row[] =>
  (['yes', 'no', 'unknown'] as const).map((counts, place) => ({ id: `INID0${first + place}`, kind: 'triple', about, counts, ...owed }));

export const rows: readonly Row[] = [
  choice('INID014307', '1.1'),
  { id: 'INID013307', kind: 'clients', about: 'ulcer', chosen: '1.1' },
  choice('INID014308', '1.2'),
  { id: 'INID014309', kind: 'wards', about: 'discussion', chosen: '1.2' },
  { id: 'INID013309', kind: 'clients', about: 'directive' },
  { id: 'INID014310', kind: 'wards', about: 'errors' },
  choice('INID014311', '3.2'),
  { id: 'INID014312', kind: 'clients', about: 'review', chosen: '3.2' },
  choice('INID014314', '4.2'),
  { id: 'INID014315', kind: 'attested', chosen: '4.2' },
  choice('INID014316', '4.3'),
  { id: 'INID014317', kind: 'attested', chosen: '4.3' },
  choice('INID014318', '5'),
  ...triple(14321, 'plan', { chosen: '5' }),
  ...toiletingTopics.map((topic, place): Row => ({ id: `INID0${14325 + place}`, kind: 'majority', about: 'plan', topic, chosen: '5' })),
  ...triple(14330, 'talk', {}),
  ...foodTopics.map((topic, place): Row => ({ id: `INID0${14334 + place}`, kind: 'majority', about: 'talk', topic })),
  { id: 'INID010008', kind: 'attested' },
  { id: 'INID013381', kind: 'attested', experienceSource: 'nps' },
  { id: 'INID013382', kind: 'attested', experienceSource: 'zorgkaart-recommendation' },
  { id: 'INID014477', kind: 'attested', experienceSource: 'total-score' },
  { id: 'INID013384', kind: 'attested', optional: true },
  { id: 'INID013385', kind: 'attested', optional: true },
];
