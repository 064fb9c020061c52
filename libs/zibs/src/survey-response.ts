import { PartialDate } from '@meervoud/kernel';
import { z } from 'zod';
import { placeZib } from './zib.ts';

const score = z.int().min(1).max(10).optional();

/**
 * One filled-in questionnaire on client experience (no zib; indicators.md §2.2 rows 8.1a-c). About a location, never about a client: who
 * filled it in does not enter. The six questions of Zorgkaart Nederland go by their place.
 */
export const SurveyResponse = placeZib('SurveyResponse', {
  location: z.string(),
  date: PartialDate.optional(),
  /** "How likely are you to recommend this location?", 0 to 10. */
  nps: z.int().min(0).max(10).optional(),
  /** "Would you recommend this location?" */
  recommends: z.boolean().optional(),
  score1: score, score2: score, score3: score, score4: score, score5: score, score6: score,
});
export type SurveyResponse = z.infer<typeof SurveyResponse>;
