import type { Campaign } from './campaign.ts';
import type { IndicatorSet } from './indicator-set.ts';
import { Settings } from './settings.ts';

/** The settings a campaign is derived with: those of the set, with the campaign's own over them. */
export const settingsOf = (set: IndicatorSet, campaign: Campaign): Settings =>
  Settings.parse({ ...set.settings, ...campaign.settings });
