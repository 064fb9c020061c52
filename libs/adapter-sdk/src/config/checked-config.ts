import { KnownError } from '@meervoud/kernel';
import type { Adapter } from '../adapter.ts';

/**
 * What an adapter's own schema makes of its configuration. `at` is where that stands. Throws `configuration-wrong` (halt),
 * which names every setting that is wrong at once, and never what was filled in.
 */
export const checkedConfig = <Config>({ name, config }: Pick<Adapter<Config>, 'name' | 'config'>, given: unknown, at: string): Config => {
  const parsed = config.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `  - ${path.join('.') || '(top)'}: ${message}`);
  throw new KnownError({
    code: 'configuration-wrong', recovery: 'halt', at,
    message: `This is not what ${name} asks:\n${problems.join('\n')}`,
    expected: `what ${name} needs, see docs/operators/configuration.md`,
  });
};
