import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { bundled } from '../../libs/store/test/children/bundle.ts';
import type { Sample } from './arm-process.ts';
import { type Spread, spreadOf } from './median.ts';

export interface ArmResult {
  readonly name: string;
  readonly milliseconds: Spread;
  readonly peakMiB: number;
  /** To the first arm, of the same round. */
  readonly ratio: Spread;
  readonly cpuRatio: Spread;
}

export const start = (file: string, ...args: readonly string[]): ChildProcess =>
  fork(join(import.meta.dirname, file), args, { execArgv: ['--import', 'tsx'] });

/** The next thing a process says; rejects when it ends first. */
export const said = <Message>(child: ChildProcess): Promise<Message> => new Promise((resolve, reject) => {
  const ended = (code: number | null): void => reject(new Error(`a process of the benchmark ended (${String(code)})`));
  child.once('exit', ended);
  child.once('message', (message) => {
    child.off('exit', ended);
    resolve(message as Message);
  });
});

export interface Arms<Question> {
  ask(name: string, question: Question): Promise<Sample>;
  /** Runs all arms once for nothing, then so many rounds, in turn and back; every arm has to count what the first does. */
  compare(question: Question, rounds: number, options?: { readonly warm?: boolean }): Promise<readonly ArmResult[]>;
  close(): void;
}

/** Each arm runs as JavaScript: the loader that makes it of TypeScript at every start would be in every time, and twice in the memory. */
export const openArms = async <Question extends object>(bench: string, names: readonly [string, ...string[]]): Promise<Arms<Question>> => {
  const [host, arms] = await Promise.all(['arm-process.ts', join(bench, 'arms.ts')].map((file) => bundled(join(import.meta.dirname, file))));
  const children = new Map(names.map((name) => [name, fork(host ?? '', [arms ?? '', name])]));
  await Promise.all([...children.values()].map((child) => said(child)));
  const ask = async (name: string, question: Question): Promise<Sample> => {
    const child = children.get(name);
    if (child === undefined) throw new RangeError(`there is no arm ${name}`);
    const answer = said<Sample>(child);
    child.send(question);
    return answer;
  };
  return {
    ask,
    compare: async (question, rounds, { warm = true } = {}) => {
      if (warm) for (const name of names) await ask(name, question);
      const samples = new Map<string, Sample[]>(names.map((name) => [name, []]));
      for (let round = 0; round < rounds; round += 1) {
        for (const name of round % 2 === 0 ? names : names.toReversed()) samples.get(name)?.push(await ask(name, question));
      }
      const first = samples.get(names[0]) ?? [];
      return names.map((name) => {
        const own = samples.get(name) ?? [];
        requireSame(name, own, first);
        const ratio = (of: 'wall' | 'cpu'): Spread => spreadOf(own.map((sample, round) => sample[of] / (first[round]?.[of] ?? Number.NaN)));
        return { name, milliseconds: spreadOf(own.map(({ wall }) => wall)), peakMiB: Math.max(...own.map(({ peakMiB }) => peakMiB)), ratio: ratio('wall'), cpuRatio: ratio('cpu') };
      });
    },
    close: () => { for (const child of children.values()) child.disconnect(); },
  };
};

const requireSame = (name: string, own: readonly Sample[], first: readonly Sample[]): void => {
  const expected = first[0]?.counted ?? {};
  for (const { counted } of own) {
    for (const [what, number] of Object.entries(counted)) {
      if (what in expected && expected[what] !== number) throw new Error(`${name} counted ${number} ${what}, and the first arm ${expected[what]}`);
    }
  }
};

const two = (number: number): string => number.toFixed(2);
const between = ({ median, lowest, highest }: Spread): string => `${two(median)} [${two(lowest)}-${two(highest)}]`;
export const armLine = ({ name, ratio, cpuRatio, milliseconds, peakMiB }: ArmResult): string =>
  `  ${name.padEnd(12)} ${between(ratio)}   CPU ${between(cpuRatio)}   ${milliseconds.median.toFixed(0)} ms   peak ${peakMiB.toFixed(0)} MiB`;
