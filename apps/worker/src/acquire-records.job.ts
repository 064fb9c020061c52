import { acquire, pseudonymiser } from '@meervoud/acquisition';
import { KnownError, passing } from '@meervoud/kernel';
import { bindJob, type JobBinding } from '@meervoud/queue';
import type { RunKey, Store } from '@meervoud/store';
import { acquireRecords, planValues, taskOf } from '@meervoud/task';
import { checkPassport } from './check-passport.ts';
import type { WorkerDeps } from './deps.ts';
import { isReadSo } from './going-on.ts';
import { planSync } from './plan-sync.ts';

type ReadingDeps = Omit<WorkerDeps, 'pseudonymKey'> & { readonly pseudonymKey: Uint8Array };

/**
 * Reads one source, whole or only what changed, and completes its run together with this task; then values are planned. A read that was begun
 * under another configuration is not gone on with: another is begun in its place.
 */
export const acquireRecordsJob = ({ store, sources, pseudonymKey, secret, passports, clock }: ReadingDeps): JobBinding<Store> =>
  bindJob(acquireRecords, async (run, { log, signal }) => {
    const source = sources.find(({ name }) => name === run.source);
    if (source === undefined) throw noSuchSource(run.source);
    if (!isReadSo(run, source)) {
      log.info('a read was begun under another configuration; it begins anew', { organization: run.organization, source: run.source });
      const reads = (await store.runs.latest(run.organization)).find((own) => own.source === run.source)?.reads ?? 'everything';
      return async (transaction) => void (await planSync(transaction, { organization: run.organization, sources: [source], reads }, clock));
    }
    await checkPassport(source, passports, log);
    const changesSince = await lastCursor(store, run);
    await acquire({
      adapter: source.adapter, config: source.config, run, zibs: source.zibs,
      pseudonym: pseudonymiser(pseudonymKey, source.clients), secret, store, log, signal,
      ...(changesSince === undefined ? {} : { changesSince }),
    });
    return async (transaction) => {
      passing('complete-run:before');
      await transaction.runs.complete(run);
      passing('complete-run:after');
      await transaction.tasks.request([taskOf(planValues, { organization: run.organization, run: run.run }, `values/${run.run}`)]);
    };
  });

/** For a read of changes: where the last complete read of its source ended. */
const lastCursor = async ({ runs }: Store, { organization, source, run }: RunKey): Promise<string | undefined> => {
  const [own, before] = [await runs.latest(organization), await runs.latestComplete(organization)]
    .map((summaries) => summaries.find((summary) => summary.source === source));
  return own?.run === run && own.reads === 'changes' && before !== undefined ? runs.cursor(before) : undefined;
};

const noSuchSource = (name: string): KnownError =>
  new KnownError({ code: 'source-unknown', recovery: 'halt', message: `There is no source '${name}' in the configuration.`, expected: 'a name from `sources`' });
