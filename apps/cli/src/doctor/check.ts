import { type Bilingual, codeOf, KnownError } from '@meervoud/kernel';
import type { Surroundings } from './surroundings.ts';

/** How bad: `wrong` stops a run or endangers what it keeps; `warning` does not yet. */
export type Weight = 'warning' | 'wrong';

/** What a check may find, declared beside it: the page docs/operators/doctor.md is made of these. */
export interface PossibleFinding {
  readonly weight: Weight;
  readonly what: Bilingual;
  /** What to do. */
  readonly next: Bilingual;
}

/** What a look saw: without `code` that it is as it should be. `detail` is a figure, a name or a place; never a secret. */
export interface Seen<Code extends string = string> {
  readonly about?: string;
  readonly detail: string;
  readonly code?: Code;
}

export interface DoctorCheck {
  readonly name: string;
  readonly looksAt: Bilingual;
  readonly findings: Readonly<Record<string, PossibleFinding>>;
  /** Nothing seen: it does not apply here. */
  look(surroundings: Surroundings): Promise<readonly Seen[]>;
}

/** Ties the codes a look may give to the words they are told in. */
export const defineCheck = <Code extends string>(check: {
  readonly name: string;
  readonly looksAt: Bilingual;
  readonly findings: Readonly<Record<Code, PossibleFinding>>;
  readonly look: (surroundings: Surroundings) => Promise<readonly Seen<Code>[]>;
}): DoctorCheck => check;

/** One line of the answer. */
export interface Finding extends Seen {
  readonly check: string;
  readonly state: 'ok' | Weight;
  readonly what: Bilingual;
  readonly next?: Bilingual;
}

const broke = (check: DoctorCheck, thrown: unknown): Finding => {
  const detail = thrown instanceof KnownError ? [thrown.message, thrown.expected].filter((part) => part !== undefined).join(' — ') : String((thrown as { code?: unknown } | null)?.code ?? 'defect');
  return {
    check: check.name, state: 'wrong', code: codeOf(thrown), detail,
    what: { nl: `Niet na te gaan: ${check.looksAt.nl.toLowerCase()}`, en: `Could not be told: ${check.looksAt.en.toLowerCase()}` },
    next: { nl: 'Los eerst op wat hier staat, en vraag het opnieuw.', en: 'Put right what stands here first, and ask again.' },
  };
};

/** Runs one check; whatever it throws becomes its finding. */
export const runCheck = async (check: DoctorCheck, surroundings: Surroundings): Promise<readonly Finding[]> => {
  try {
    return (await check.look(surroundings)).map((seen) => {
      const found = seen.code === undefined ? undefined : check.findings[seen.code];
      return found === undefined
        ? { ...seen, check: check.name, state: 'ok', what: check.looksAt }
        : { ...seen, check: check.name, state: found.weight, what: found.what, next: found.next };
    });
  } catch (thrown) {
    return [broke(check, thrown)];
  }
};
