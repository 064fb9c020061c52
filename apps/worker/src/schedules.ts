import { setTimeout as pause } from 'node:timers/promises';
import { nextTurn } from '@meervoud/calendar';
import { type Clock, codeOf, type Logger, passing } from '@meervoud/kernel';
import type { KeptSchedule, Store } from '@meervoud/store';
import { openRound, reconcile, retain, taskOf, type TaskRequest } from '@meervoud/task';

/** What comes round by itself, in the words of cron. */
export type Turns = Readonly<Record<'readChanges' | 'readEverything' | 'reconcile' | 'retain', string>>;

type Request = (turn: { readonly organization: string; readonly at: string }) => TaskRequest;
const round = (reads: 'changes' | 'everything'): Request => (turn) => taskOf(openRound, { ...turn, reads }, `round/${turn.at}`);

const requests: Readonly<Record<keyof Turns, Request>> = {
  readChanges: round('changes'),
  readEverything: round('everything'),
  reconcile: (turn) => taskOf(reconcile, turn, `reconcile/${turn.at}`),
  retain: (turn) => taskOf(retain, turn, `retain/${turn.at}`),
};
const names = Object.keys(requests) as readonly (keyof Turns)[];
/** Who cannot read leaves these to who can: a read that nobody can carry out would hold up all values. */
const READS: readonly (keyof Turns)[] = ['readChanges', 'readEverything'];

/** What is done at once when it is new, so that who starts a worker for the first time sees it read. Looking around comes after: before the first read all would be alarm. */
const AT_ONCE: readonly string[] = ['readEverything'];

/** Writes the turns into the database. What is there and did not change keeps its turn. */
export const keepSchedules = async (store: Store, organization: string, turns: Turns, timeZone: string, clock: Clock): Promise<void> => {
  passing('keep-schedules:before');
  await store.schedules.keep(organization, names.map((name) => {
    const schedule = { name, cron: turns[name], timeZone };
    return { ...schedule, nextAt: AT_ONCE.includes(name) ? clock.now() : nextTurn(schedule, clock.now()) };
  }));
  passing('keep-schedules:after');
};

export interface Taker { readonly organization: string; readonly reads: boolean }

/** Asks for what is due, each turn in the transaction that takes it. Several workers share them: each turn is taken once. */
export const takeTurns = async (store: Store, { organization, reads }: Taker): Promise<readonly KeptSchedule[]> => {
  passing('take-turn:before');
  const turns = await store.transaction(async (transaction) => {
    const taken = await transaction.schedules.take(organization, names.filter((name) => reads || !READS.includes(name)), nextTurn);
    const known = taken.filter((schedule): schedule is KeptSchedule & { name: keyof Turns } => names.some((name) => name === schedule.name));
    if (known.length > 0) passing('take-turn:taken');
    await transaction.tasks.request(known.map(({ name, nextAt: at }) => requests[name]({ organization, at })));
    return taken;
  });
  if (turns.length > 0) passing('take-turn:after');
  return turns;
};

/** Looks every few seconds which turns have come, until stopped. The database being away ends nothing. */
export const keepTakingTurns = async (store: Store, taker: Taker, log: Logger, signal: AbortSignal, every = 5_000): Promise<void> => {
  let troubled = false;
  while (!signal.aborted) {
    try {
      await takeTurns(store, taker);
      troubled = false;
    } catch (thrown) {
      if (!troubled) log.warn('the schedules cannot be read now', { organization: taker.organization, code: codeOf(thrown) });
      troubled = true;
    }
    await pause(every, undefined, { signal }).catch(() => undefined);
  }
};
