/** All in milliseconds. The defaults suit production; tests make them small. */
export interface Timing {
  /** Between two looks at the ledger when there is nothing to do. */
  readonly idle: number;
  /** A task that was handed to the queue and not begun since is handed over again: the queue may have lost it. */
  readonly handOverAgain: number;
  /** An attempt that gives no sign of life for this long is dead, and the task is due again. */
  readonly lease: number;
  /** Longest pause between two tries. */
  readonly longestBackoff: number;
  /** Between two canaries: tickets that ask for nothing and show that tickets arrive. */
  readonly canary: number;
  /** A receiver that hears nothing for this long, canaries included, is made anew. */
  readonly silence: number;
}

/** Whatever dies, and whenever: its work is taken up again within 60 s, its restart included (docs/reliability.md, I10). */
export const defaultTiming: Timing = { idle: 500, handOverAgain: 15_000, lease: 30_000, longestBackoff: 300_000, canary: 10_000, silence: 30_000 };

/** The pause after so many failures: doubled each time, and somewhere in its upper half so that tries spread out. */
export const backoffAfter = (failures: number, first: number, longest: number, random: () => number = Math.random): number =>
  Math.round(Math.min(longest, first * 2 ** Math.max(0, failures - 1)) * (0.5 + random() / 2));
