import type { ChoiceTheme, ExperienceSource } from '@meervoud/indicator';
import { type FoodTopic, foodTopics, type ToiletingTopic, toiletingTopics } from '../resources/quality-topic.ts';
import type { Answer } from '../scenario/course.ts';
import { type PsychotropicGroup, psychotropicGroups } from '../situations/medication-uses.ts';
import { type RestrictionKind, restrictionKinds } from '../situations/restrictions.ts';

/** What decides whether a location has a row at all. */
export interface Owed {
  readonly chosen?: ChoiceTheme;
  readonly experienceSource?: ExperienceSource;
  readonly optional?: true;
}

/** A row of basisveiligheid, as the scenario counts it (indicators.md §2.2, header rows left out). */
export type Row = Owed & { readonly id: `INID${string}` | `MV-${string}` } & (
  | { readonly kind: 'choice'; readonly theme: ChoiceTheme }
  | { readonly kind: 'clients'; readonly about: 'ulcer' | 'directive' | 'review' }
  | { readonly kind: 'restriction'; readonly about: RestrictionKind }
  /** Psychotropics of a group; or of any, the unknowns of which have a row of their own. */
  | { readonly kind: 'medication'; readonly about: PsychotropicGroup }
  | { readonly kind: 'any-medication'; readonly counts: 'yes' | 'unknown' }
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

const rows: readonly Row[] = [
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

const restrictionRows = (owed: Owed): readonly Row[] =>
  restrictionKinds.map((about, place): Row => ({ id: `INID0${13318 + place}`, kind: 'restriction', about, ...owed }));

/** 4.1, up to 2021. */
const restraint: readonly Row[] = [
  choice('INID014313', '4.1'), ...restrictionRows({ chosen: '4.1' }), { id: 'INID013326', kind: 'attested', optional: true },
];

/** 2016 and 2017: the themes that policy named, in rows of our own. */
const policyRows: readonly Row[] = [
  { id: 'MV-basisveiligheid-P1', kind: 'any-medication', counts: 'yes' },
  ...psychotropicGroups.map((about, place): Row => ({ id: `MV-basisveiligheid-P1${'abcd'[place]}`, kind: 'medication', about })),
  { id: 'MV-basisveiligheid-P2', kind: 'any-medication', counts: 'unknown' },
  ...restrictionKinds.map((about, place): Row => ({ id: `MV-basisveiligheid-V${place + 1}`, kind: 'restriction', about })),
  { id: 'MV-basisveiligheid-I1', kind: 'attested' },
  { id: 'MV-basisveiligheid-B1', kind: 'attested' },
];

/** 2018: nothing to choose, and some codes of its own. */
const rowsOf2018: readonly Row[] = [
  { id: 'INID013307', kind: 'clients', about: 'ulcer' },
  { id: 'INID013308', kind: 'wards', about: 'discussion' },
  { id: 'INID013309', kind: 'clients', about: 'directive' },
  { id: 'INID013310', kind: 'wards', about: 'errors' },
  { id: 'INID013311', kind: 'clients', about: 'review' },
  ...restrictionRows({}),
];

/** From 2024: what clients, wards and respondents give, whatever was chosen, and the questions of delivery. */
const rowsForLearning: readonly Row[] = [
  ...rows.filter(({ kind, experienceSource }) => kind !== 'choice' && (kind !== 'attested' || experienceSource !== undefined))
    .map(({ chosen: _, ...row }): Row => row as Row),
  ...restrictionRows({}),
  { id: 'MV-kwaliteitsbeeld-1', kind: 'attested' }, { id: 'MV-kwaliteitsbeeld-2', kind: 'attested' },
];

/** The rows of a reporting year that have a value. */
export const rowsOf = (reportingYear: number): readonly Row[] => {
  if (reportingYear < 2018) return policyRows;
  if (reportingYear === 2018) return rowsOf2018;
  if (reportingYear >= 2024) return rowsForLearning;
  const withoutScore = reportingYear < 2021 ? rows.filter(({ id }) => id !== 'INID014477') : rows;
  const source: readonly Row[] = reportingYear === 2019 ? [{ id: 'INID013383', kind: 'attested', optional: true }] : [];
  return reportingYear <= 2021 ? [...withoutScore, ...restraint, ...source] : withoutScore;
};
