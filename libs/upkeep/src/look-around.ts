import type { Alarm } from '@meervoud/store';
import { approvalWaiting, deliveryDeadline, deliveryExpired, deliveryGivenUp, deliveryRejected, deliveryUnanswered, recipientResting } from './deliveries.ts';
import type { Situation, Watch } from './situation.ts';
import { fullReadOverdue, loadShrunk, sourceSilent } from './sources.ts';
import { valuesBehind } from './values.ts';

const watches: readonly Watch[] = [
  sourceSilent, fullReadOverdue, loadShrunk, valuesBehind, approvalWaiting, deliveryUnanswered, deliveryRejected, deliveryExpired, deliveryDeadline, deliveryGivenUp, recipientResting,
];

/** Every code an alarm may have; each has its page in `docs/operators/alarms/`. */
export const alarmCodes = [
  'source-silent', 'full-read-overdue', 'load-shrunk', 'values-behind', 'approval-waiting', 'delivery-unanswered', 'delivery-rejected', 'delivery-expired', 'delivery-closes-soon',
  'delivery-missed', 'delivery-given-up', 'recipient-resting',
] as const;

/** Everything that is wrong now and that a person should look at. Reads, and changes nothing. */
export const lookAround = async (situation: Situation): Promise<readonly Alarm[]> =>
  (await Promise.all(watches.map((watch) => watch(situation)))).flat();
