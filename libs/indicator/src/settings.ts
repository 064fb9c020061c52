import { Zorgprofiel } from '@meervoud/zibs';
import { z } from 'zod';

/**
 * What no public source settles, as named settings (rulings.md). A set holds the defaults, a campaign may
 * change them, and a value says in its evidence which of them it rests on.
 */
export const Settings = z
  .strictObject({
    careProfiles: z.array(Zorgprofiel).readonly().describe('R2: who is counted. A requester may ask another list.'),
    unstageable: z.enum(['count', 'unknown', 'ignore']).describe('R4: an unstageable ulcer or deep tissue injury: count it, call it unknown, or leave it out.'),
    staleAfterDays: z.number().int().positive().describe('R5: days after which an ulcer without end or status is no longer taken to be present.'),
    maxUnknownShare: z.number().min(0).max(100).describe('R6: per cent of unknowns above which a value needs a decision by a reviewer.'),
    advanceDirectiveSuffices: z.enum(['no', 'yes']).describe('R7: does an advance directive alone count as an agreement?'),
    majorityAbove: z.number().min(0).max(100).describe('R9: a majority is more than this per cent.'),
    absentToiletingPlan: z.enum(['unknown', 'no']).describe('Own: no toileting plan on record means unknown; `no` where the ECD is known to hold every plan.'),
    absentFoodPreferences: z.enum(['unknown', 'no']).describe('Own: no talk about food on record means unknown; `no` where every talk is known to be recorded.'),
    totalScoreOver: z.enum(['questions', 'respondents']).describe('Own: a total score is the mean of the means per question, or of those per respondent. They differ where somebody skips a question.'),
    staffPersons: z.enum(['persons-times-mean', 'capped-per-person']).describe('Own: which published calculation counts members of staff over a year: all persons times the mean part of the year of an agreement, or the parts of the year of each person together, at most 1.'),
    sicknessAbsence: z.enum(['days', 'hours']).describe('Own: which published calculation of sickness absence: days with their percentage of contract days (Vernet), or hours of 47 weeks, without percentage.'),
    fullTimeHours: z.literal([36, 38, 40]).describe('Own: hours a week of one fte.'),
    externalStaffInFte: z.enum(['count', 'ignore']).describe('Own: do hours of hired and agency staff count in fte (1.2) and in the mix of levels (2.1)?'),
    onCallInEmployment: z.enum(['count', 'ignore']).describe('Own: is an on-call agreement an employment contract (1.3)?'),
  })
  .readonly();
export type Settings = z.infer<typeof Settings>;
export type SettingName = keyof Settings;

export const defaultSettings: Settings = {
  careProfiles: ['4VV', '5VV', '6VV', '7VV', '8VV', '9BVV', '10VV'],
  unstageable: 'unknown',
  staleAfterDays: 90,
  maxUnknownShare: 5,
  advanceDirectiveSuffices: 'no',
  majorityAbove: 50,
  absentToiletingPlan: 'unknown',
  absentFoodPreferences: 'unknown',
  totalScoreOver: 'questions',
  staffPersons: 'persons-times-mean',
  sicknessAbsence: 'days',
  fullTimeHours: 36,
  externalStaffInFte: 'ignore',
  onCallInEmployment: 'ignore',
};
