import type { CheckId } from '../check-id.ts';
import type { Prediction } from '../predict.ts';
import type { Stage } from '../stage.ts';
import type { Check } from './check.ts';
import { checkpointVouches } from './checkpoint-vouches.ts';
import { configIsDocumented } from './config-is-documented.ts';
import { enteredInError } from './entered-in-error.ts';
import { hostileInput } from './hostile-input.ts';
import { idsStable } from './ids-stable.ts';
import { noIdentifierLeaks } from './no-identifier-leaks.ts';
import { orderFree } from './order-free.ts';
import { providesWhatItPromises } from './provides-what-it-promises.ts';
import { recordsMatchSchema } from './records-match-schema.ts';
import { rejectsAreCounted } from './rejects-are-counted.ts';
import { resumeWithoutGap } from './resume-without-gap.ts';
import { stopsOnAbort } from './stops-on-abort.ts';
import { tokenNotSent } from './token-not-sent.ts';
import { valuesAsPredicted } from './values-as-predicted.ts';

/** Every check by its id; one that is missing here does not compile. */
export const checksWith = (predictions: (stage: Stage) => Promise<readonly Prediction[]>): Readonly<Record<CheckId, Check>> => ({
  'config-is-documented': configIsDocumented,
  'records-match-schema': recordsMatchSchema,
  'provides-what-it-promises': providesWhatItPromises,
  'ids-stable-over-two-reads': idsStable,
  'rejects-are-counted': rejectsAreCounted,
  'checkpoint-vouches-for-what-precedes': checkpointVouches,
  'resume-without-gap': resumeWithoutGap,
  'stops-on-abort': stopsOnAbort,
  'deterministic-order-free': orderFree,
  'entered-in-error-equals-deleted': enteredInError,
  'hostile-input-survived': hostileInput,
  'token-not-sent-elsewhere': tokenNotSent,
  'no-identifier-leaks': noIdentifierLeaks,
  'values-as-predicted': valuesAsPredicted(predictions),
});
