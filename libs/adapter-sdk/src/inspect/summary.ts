import type { Inspected } from './inspected.ts';

export interface InspectSummary {
  readonly files: number;
  /** Resources, and files that hold none. */
  readonly items: number;
  /** Records by zib. */
  readonly records: Readonly<Record<string, number>>;
  /** Refused, by code; without `not-needed`. */
  readonly rejected: Readonly<Record<string, number>>;
  /** Recognised and read by no indicator, by name. */
  readonly notNeeded: Readonly<Record<string, number>>;
  readonly findings: Readonly<Record<string, number>>;
}

type Tally = Map<string, number>;
const count = (tally: Tally, name: string): void => void tally.set(name, (tally.get(name) ?? 0) + 1);
const sorted = (tally: Tally): Readonly<Record<string, number>> => Object.fromEntries([...tally].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Counts the outcomes of an inspection; names in alphabetical order. */
export const summarise = async (inspected: AsyncIterable<Inspected> | Iterable<Inspected>): Promise<InspectSummary> => {
  const [records, rejected, notNeeded, findings]: [Tally, Tally, Tally, Tally] = [new Map(), new Map(), new Map(), new Map()];
  const files = new Set<string>();
  let items = 0;
  for await (const { file, outcomes } of inspected) {
    files.add(file);
    items += 1;
    for (const outcome of outcomes) {
      if (outcome.kind === 'record') count(records, outcome.zib);
      else if (outcome.kind === 'finding') count(findings, outcome.code);
      else if (outcome.code === 'not-needed') count(notNeeded, outcome.recognised ?? '?');
      else count(rejected, outcome.code);
    }
  }
  return { files: files.size, items, records: sorted(records), rejected: sorted(rejected), notNeeded: sorted(notNeeded), findings: sorted(findings) };
};
