export { deliveriesToAskAgain, lapsedDeliveries } from './deliveries.ts';
export { alarmCodes, lookAround } from './look-around.ts';
export { applyRetention, FIVE_YEARS, type Retention } from './retention.ts';
export { readsToAskAgain } from './sources.ts';
export type { AlarmLimits, Situation } from './situation.ts';
