import type { CampaignPlan } from '@meervoud/calendar';
import type { CalendarDate, Instant } from '@meervoud/kernel';
import type { Alarm, Store } from '@meervoud/store';

/** What a look around goes by. */
export interface Situation {
  readonly store: Store;
  readonly organization: string;
  /** Names of the sources that are configured. */
  readonly sources: readonly string[];
  readonly plan: CampaignPlan;
  readonly now: Instant;
  /** In the time zone of the organization. */
  readonly today: CalendarDate;
  readonly limits: AlarmLimits;
}

/** From when on something is worth a person's time. */
export interface AlarmLimits {
  /** Hours without a complete read of a source. */
  readonly sourceSilentHours: number;
  /** Hours without a complete read of everything: deletions are seen by no other. */
  readonly fullReadOverdueHours: number;
  /** Hours that a released submission may wait for its receipt. */
  readonly deliveryHours: number;
  /** Days before a delivery closes that is not accepted yet. */
  readonly deadlineDays: number;
}

/** One thing that may be wrong, looked at on its own. */
export type Watch = (situation: Situation) => Promise<readonly Alarm[]>;
