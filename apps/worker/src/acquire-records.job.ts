import { acquire, pseudonymiser } from '@meervoud/acquisition';
import { KnownError } from '@meervoud/kernel';
import { bindJob, type JobBinding } from '@meervoud/queue';
import type { Store } from '@meervoud/store';
import { acquireRecords } from '@meervoud/task';
import { checkPassport } from './check-passport.ts';
import type { WorkerDeps } from './deps.ts';

type ReadingDeps = Omit<WorkerDeps, 'pseudonymKey'> & { readonly pseudonymKey: Uint8Array };

/** Reads one source, and completes its run together with this task. */
export const acquireRecordsJob = ({ store, sources, pseudonymKey, secret, passports }: ReadingDeps): JobBinding<Store> =>
  bindJob(acquireRecords, async (run, { log, signal }) => {
    const source = sources.find(({ name }) => name === run.source);
    if (source === undefined) throw noSuchSource(run.source);
    await checkPassport(source, passports, log);
    await acquire({
      adapter: source.adapter, config: source.config, run, zibs: source.zibs,
      pseudonym: pseudonymiser(pseudonymKey, source.clients), secret, store, log, signal,
    });
    return (transaction) => transaction.runs.complete(run);
  });

const noSuchSource = (name: string): KnownError =>
  new KnownError({ code: 'source-unknown', recovery: 'halt', message: `There is no source '${name}' in the configuration.`, expected: 'a name from `sources`' });
