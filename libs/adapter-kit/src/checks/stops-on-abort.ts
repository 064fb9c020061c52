import type { Stage, StageOrder, WitnessedRead } from '../stage.ts';
import { type Check, verdictOf } from './check.ts';

const AT_ONCE_MS = 3_000;
/** Requests, or pages, that may have been on their way already: toolkits fetch a page ahead. */
const UNDER_WAY = 2;
/** After this an adapter that does not listen is left to itself. */
const GIVEN_UP = Symbol('given up');

interface Stopped { readonly read: WitnessedRead | typeof GIVEN_UP; readonly abortedAt: number }

/** Reads with a signal that the work may abort, and waits no longer than needed to see whether it is heeded. */
const stopping = async ({ read }: Stage, order: (abort: () => void) => StageOrder): Promise<Stopped> => {
  const controller = new AbortController();
  let abortedAt = Number.POSITIVE_INFINITY;
  const patience = new Promise<typeof GIVEN_UP>((resolve) => {
    controller.signal.addEventListener('abort', () => setTimeout(resolve, AT_ONCE_MS, GIVEN_UP).unref(), { once: true });
  });
  const abort = (): void => {
    if (controller.signal.aborted) return;
    abortedAt = Date.now();
    controller.abort(new Error('stop'));
  };
  const ended = read({ ...order(abort), signal: controller.signal });
  return { read: await Promise.race([ended, patience]), abortedAt };
};

const beforehand = async (stage: Stage): Promise<readonly string[]> => {
  const { read } = await stopping(stage, (abort) => { abort(); return {}; });
  if (read === GIVEN_UP) return ['aborted before it began, and still busy after three seconds'];
  return read.thrown === undefined ? ['aborted before it began, it read all the same'] : [];
};

const halfway = async (stage: Stage): Promise<readonly string[]> => {
  const { read, abortedAt } = await stopping(stage, (abort) => ({ onEvent: abort }));
  if (read === GIVEN_UP) return ['aborted at its first event, and still busy after three seconds'];
  if (read.requests === undefined) {
    // where no requests can be seen, only how far it went on tells
    const checkpoints = read.events.filter(({ type }) => type === 'checkpoint').length;
    return read.thrown === undefined && checkpoints > UNDER_WAY ? [`aborted at its first event, it read on past ${checkpoints} checkpoints to the end`] : [];
  }
  const late = read.requests.filter(({ at }) => at > abortedAt).length;
  return late > UNDER_WAY ? [`aborted at its first event, it sent ${late} more requests`] : [];
};

const whileSilent = async (stage: Stage): Promise<readonly string[]> => {
  const { read } = await stopping(stage, (abort) => ({ tamper: () => { setTimeout(abort, 20); return 'silence'; } }));
  if (read === GIVEN_UP) return ['aborted while the source was silent, it was still waiting after three seconds'];
  return read.thrown === undefined ? ['aborted while the source was silent, it ended as if all was read'] : [];
};

export const stopsOnAbort: Check = {
  id: 'stops-on-abort',
  needs: ['records-match-schema'],
  run: async (stage) => {
    const overHttp = await stage.overHttp();
    const wrong = [...await beforehand(stage), ...await halfway(stage), ...(overHttp ? await whileSilent(stage) : [])];
    return verdictOf(wrong, overHttp ? 'before, halfway and while the source is silent' : 'before and halfway; this source cannot be made to fall silent');
  },
};
