import type { Adapter } from '@meervoud/adapter-sdk';
import { KnownError } from '@meervoud/kernel';
import type { SourceBinding } from './deps.ts';

/** Ties a source to its adapter after that adapter has checked the configuration. Throws `configuration-wrong`. */
export const bindSource = <Config>(name: string, adapter: Adapter<Config>, config: unknown): SourceBinding => {
  const parsed = adapter.config.safeParse(config);
  if (!parsed.success) {
    throw new KnownError({
      code: 'configuration-wrong', recovery: 'halt', at: `sources.${name}.config`,
      message: `The source '${name}' is not configured as ${adapter.name} asks:\n${parsed.error.issues.map(({ path, message }) => `  - ${path.join('.')}: ${message}`).join('\n')}`,
      expected: `what ${adapter.name} needs, see docs/operators/configuration.md`,
    });
  }
  // only this adapter ever gets this configuration, so the pair may forget its type
  return { name, adapter: adapter as unknown as Adapter<unknown>, config: parsed.data };
};
