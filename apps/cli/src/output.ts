import { codeOf, KnownError, type Language, recoveryOf } from '@meervoud/kernel';

export interface OutputOptions { readonly json?: boolean; readonly lang?: Language }

/**
 * Where a command speaks: its result on stdout (one JSON document with `--json`, text otherwise), everything
 * on the way to it on stderr, so that a result can be piped.
 */
export interface Output {
  readonly language: Language;
  readonly json: boolean;
  result(document: unknown, text: () => string): void;
  say(line: string): void;
}

export const openOutput = ({ json = false, lang = 'nl' }: OutputOptions, stdout = process.stdout, stderr = process.stderr): Output => ({
  language: lang,
  json,
  result: (document, text) => void stdout.write(json ? `${JSON.stringify(document, null, 2)}\n` : `${text().trimEnd()}\n`),
  say: (line) => void stderr.write(`${line}\n`),
});

/** What an exit code means; part of the CLI's contract (`meervoud --help`). */
export const exitCodes = {
  done: 0,
  /** A defect in Meervoud. */
  unexpected: 1,
  /** The command was written wrongly. */
  usage: 2,
  /** Refused, with a stable code: something has to be put right first. */
  refused: 3,
  /** Not now: the same command may succeed later. */
  later: 4,
} as const;

export const exitCodeOf = (thrown: unknown): number =>
  thrown instanceof KnownError ? (recoveryOf(thrown) === 'retry' ? exitCodes.later : exitCodes.refused) : exitCodes.unexpected;

/** An error as a person reads it: what, where, what would be right, and the stable code. */
export const describeError = (thrown: unknown, json: boolean): string => {
  if (!(thrown instanceof KnownError)) {
    const detail = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    return json ? JSON.stringify({ error: { code: codeOf(thrown), message: 'A defect in Meervoud.' } }) : `defect [unexpected]\n${detail}`;
  }
  const { code, message, at, expected, recovery } = thrown;
  if (json) return JSON.stringify({ error: { code, message, at, expected, recovery } });
  return [
    `${message} [${code}]`,
    ...(at === undefined ? [] : [`  where:    ${at}`]),
    ...(expected === undefined ? [] : [`  expected: ${expected}`]),
    ...(recovery === 'retry' ? ['  next:     try again later; nothing is lost'] : []),
  ].join('\n');
};
