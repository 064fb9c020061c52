import { type Adapter, checkedConfig } from '@meervoud/adapter-sdk';
import { KnownError } from '@meervoud/kernel';
import type { ZibName } from '@meervoud/zibs';
import type { SourceBinding } from './deps.ts';

/** What a provider may say of a source beside its adapter's own configuration. */
export interface SourceChoices {
  /** Only these are read; default: all that the adapter provides. */
  readonly zibs?: readonly ZibName[] | undefined;
  /** Name of the client domain; default: the name of the source. */
  readonly clients?: string | undefined;
  /** Passport of its adapter: a compact JWS. */
  readonly passport?: string | undefined;
}

/** Ties a source to its adapter after that adapter has checked the configuration. Throws `configuration-wrong`. */
export const bindSource = <Config>(name: string, adapter: Adapter<Config>, config: unknown, choices: SourceChoices = {}): SourceBinding => {
  const { zibs = adapter.provides, clients = name, passport } = choices;
  const strange = zibs.filter((zib) => !adapter.provides.includes(zib));
  if (strange.length > 0) {
    throw new KnownError({
      code: 'configuration-wrong', recovery: 'halt', at: `sources.${name}.zibs`,
      message: `The source '${name}' is asked for what ${adapter.name} does not provide: ${strange.join(', ')}.`,
      expected: adapter.provides.join(', '),
    });
  }
  const checked = checkedConfig(adapter, config, `sources.${name}.config`);
  // only this adapter ever gets this configuration, so the pair may forget its type
  return {
    name, adapter: adapter as unknown as Adapter<unknown>, config: checked, zibs: adapter.provides.filter((zib) => zibs.includes(zib)), clients,
    ...(passport === undefined ? {} : { passport }),
  };
};
