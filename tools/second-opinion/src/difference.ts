import type { ClientAnswer } from './question.ts';

/** One client about whom two opinions differ. */
export interface Difference {
  readonly question: string;
  readonly client: string;
  /** `yes`, `no` or `unknown`; `not-counted`; or `perhaps-counted`. */
  readonly engine: string;
  readonly other: string;
}

const keyOf = ({ question, client }: ClientAnswer): string => `${question} ${client}`;
const byKey = (answers: readonly ClientAnswer[]): ReadonlyMap<string, ClientAnswer> => new Map(answers.map((answer) => [keyOf(answer), answer]));
const saidIn = (answer: ClientAnswer | undefined): string => {
  if (answer === undefined) return 'not-counted';
  return answer.counted === 'yes' ? answer.answer : 'perhaps-counted';
};

/** Every client and question about which the engine and another opinion do not say the same. */
export const differencesBetween = (engine: readonly ClientAnswer[], other: readonly ClientAnswer[]): readonly Difference[] => {
  const [ours, theirs] = [byKey(engine), byKey(other)];
  return [...new Map([...ours, ...theirs])].flatMap(([key, { question, client }]) => {
    const difference = { question, client, engine: saidIn(ours.get(key)), other: saidIn(theirs.get(key)) };
    return difference.engine === difference.other ? [] : [difference];
  });
};
