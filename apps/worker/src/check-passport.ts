import { verifyPassport } from '@meervoud/adapter-sdk';
import { codeOf, KnownError, type Logger } from '@meervoud/kernel';
import type { PassportPolicy, SourceBinding } from './deps.ts';

/** Nobody is trusted, and nothing is asked for. */
const LENIENT: PassportPolicy = { required: false, trusted: { keys: [] } };

/**
 * Looks at the passport of a source's adapter before it is read. Where passports are required, throws `passport-missing`
 * or what `verifyPassport` throws (halt); otherwise the same is a warning in the log, and the source is read.
 */
export const checkPassport = async (
  { name, adapter, passport }: Pick<SourceBinding, 'name' | 'adapter' | 'passport'>, policy: PassportPolicy = LENIENT, log: Logger,
): Promise<void> => {
  try {
    if (passport === undefined) throw noPassport(name);
    await verifyPassport(passport, policy.trusted, { adapter: adapter.name, version: adapter.version });
  } catch (thrown) {
    if (policy.required || !(thrown instanceof KnownError)) throw thrown;
    log.warn('this source is read without a valid passport of its adapter', { source: name, code: codeOf(thrown) });
  }
};

const noPassport = (source: string): KnownError => new KnownError({
  code: 'passport-missing', recovery: 'halt', at: `sources.${source}.passport`,
  message: `The adapter of source '${source}' has no passport.`,
  expected: 'the passport of this version of the adapter; `meervoud adapter check <adapter> --passport <file>` makes one',
});
