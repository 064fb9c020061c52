class TooWide extends Error {}

/** From `hint` outward, within bounds: 5, 6, 4, 7, 3 … */
function* outward(hint: number, least: number, most: number): Generator<number> {
  const from = Math.min(most, Math.max(least, hint));
  yield from;
  for (let away = 1; from + away <= most || from - away >= least; away += 1) {
    if (from + away <= most) yield from + away;
    if (from - away >= least) yield from - away;
  }
}

/**
 * Whole numbers within bounds, bound together by sums: which values can each of them still have? Exact, by enumeration with bounds
 * propagation. Knows nothing of the rule it is used against.
 */
export class IntegerSystem {
  private readonly low: number[] = [];
  private readonly high: number[] = [];
  private readonly hints: number[] = [];
  private readonly names = new Map<string, number>();
  private readonly equations: { readonly variables: readonly number[]; readonly signs: readonly number[]; readonly constant: number }[] = [];
  private equationsOf: number[][] = [];
  private readonly cap: number;

  constructor(cap: number) { this.cap = cap; }

  /** `hint`: where to look first for values of the others; what is found is a solution all the same. */
  variable(name: string, hint: number, low = 0): number {
    const found = this.names.get(name);
    if (found !== undefined) return found;
    this.names.set(name, this.low.length);
    this.low.push(low);
    this.hints.push(hint);
    this.high.push(this.cap);
    return this.low.length - 1;
  }

  fix(variable: number, value: number): void {
    if (value < this.low[variable]! || value > this.high[variable]!) throw new Error(`${this.nameOf(variable)} cannot be ${value}: the table contradicts itself`);
    this.low[variable] = value;
    this.high[variable] = value;
  }

  /** The sum of `plus` less the sum of `minus` is `constant`. */
  sum(plus: readonly number[], minus: readonly number[], constant = 0): void {
    this.equations.push({ variables: [...plus, ...minus], signs: [...plus.map(() => 1), ...minus.map(() => -1)], constant });
  }

  /** Narrows bounds to what the sums allow; false where nothing fits. */
  private propagate(low: Int32Array, high: Int32Array, from: readonly number[]): boolean {
    const queue = [...from];
    const queued = new Set(queue);
    for (let at = 0; at < queue.length; at += 1) {
      const number = queue[at]!;
      queued.delete(number);
      const { variables, signs, constant } = this.equations[number]!;
      let least = -constant; let most = -constant;
      for (let i = 0; i < variables.length; i += 1) {
        const variable = variables[i]!;
        if (signs[i] === 1) { least += low[variable]!; most += high[variable]!; } else { least -= high[variable]!; most -= low[variable]!; }
      }
      if (least > 0 || most < 0) return false;
      if (least === 0 && most === 0) continue;
      for (let i = 0; i < variables.length; i += 1) {
        const variable = variables[i]!;
        const [l, h] = [low[variable]!, high[variable]!];
        if (l === h) continue;
        const [newLow, newHigh] = signs[i] === 1 ? [Math.max(l, h - most), Math.min(h, l - least)] : [Math.max(l, h + least), Math.min(h, l + most)];
        if (newLow > newHigh) return false;
        if (newLow === l && newHigh === h) continue;
        low[variable] = newLow; high[variable] = newHigh;
        if (signs[i] === 1) { least += newLow - l; most -= h - newHigh; } else { least += h - newHigh; most -= newLow - l; }
        for (const other of this.equationsOf[variable]!) if (!queued.has(other)) { queued.add(other); queue.push(other); }
      }
    }
    return true;
  }

  /** With all that is open at its hint: a variable, still open, of the first sum that does not hold; -1 where all hold. */
  private openIn(low: Int32Array, high: Int32Array): number {
    for (const { variables, signs, constant } of this.equations) {
      let sum = -constant; let pick = -1; let width = Infinity;
      for (let i = 0; i < variables.length; i += 1) {
        const variable = variables[i]!;
        const [least, most] = [low[variable]!, high[variable]!];
        sum += signs[i]! * Math.min(most, Math.max(least, this.hints[variable]!));
        if (most > least && most - least < width) { pick = variable; width = most - least; }
      }
      if (sum !== 0) return pick;
    }
    return -1;
  }

  private nodes = 0;
  private limit = 0;
  private solve(low: Int32Array, high: Int32Array): Int32Array | undefined {
    this.nodes += 1;
    if (this.nodes > this.limit) throw new TooWide(`the attacker gave up after ${this.limit} steps`);
    const pick = this.openIn(low, high);
    if (pick === -1) return low.map((least, variable) => Math.min(high[variable]!, Math.max(least, this.hints[variable]!)));
    const [least, most, hint] = [low[pick]!, high[pick]!, this.hints[pick]!];
    for (const value of outward(hint, least, most)) {
      const [l, h] = [low.slice(), high.slice()];
      l[pick] = value; h[pick] = value;
      const solution = this.propagate(l, h, this.equationsOf[pick]!) ? this.solve(l, h) : undefined;
      if (solution) return solution;
    }
    return undefined;
  }

  /** For each of these variables: have at least `wanted` values a whole solution? Gives those that have fewer; by their bounds only is faster and misses some. */
  narrowerThan(wanted: number, asked: readonly number[], byBoundsOnly = false): readonly number[] {
    this.equationsOf = this.low.map(() => []);
    this.equations.forEach(({ variables }, number) => variables.forEach((variable) => this.equationsOf[variable]!.push(number)));
    const [low, high] = [Int32Array.from(this.low), Int32Array.from(this.high)];
    if (!this.propagate(low, high, this.equations.map((_, number) => number))) throw new Error('what was released contradicts itself');
    const seen = new Map(asked.map((variable) => [variable, new Set<number>()]));
    /** First with little patience; what stays open is tried again with much. */
    const isWide = (variable: number, patience: number): boolean => {
      const values = seen.get(variable)!;
      let given: unknown;
      for (const value of outward(this.hints[variable]!, low[variable]!, high[variable]!)) {
        if (values.size >= wanted) return true;
        if (values.has(value)) continue;
        const [l, h] = [low.slice(), high.slice()];
        l[variable] = value; h[variable] = value;
        this.nodes = 0;
        this.limit = patience;
        try {
          const solution = this.propagate(l, h, this.equationsOf[variable]!) ? this.solve(l, h) : undefined;
          if (solution) for (const [other, found] of seen) if (found.size < wanted) found.add(solution[other]!);
        } catch (thrown) {
          if (!(thrown instanceof TooWide)) throw thrown;
          given = thrown;
        }
      }
      if (values.size >= wanted) return true;
      if (given === undefined) return false;
      if (patience > 10_000) throw given;
      return isWide(variable, patience * 30);
    };
    return [...new Set(asked)].filter((variable) => high[variable]! - low[variable]! + 1 < wanted || (!byBoundsOnly && !isWide(variable, 60)));
  }

  nameOf(variable: number): string {
    return [...this.names].find(([, number]) => number === variable)?.[0] ?? '';
  }
}
