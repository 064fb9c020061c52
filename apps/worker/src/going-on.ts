import { type Clock, contentHash, toMilliseconds } from '@meervoud/kernel';
import type { RunSummary } from '@meervoud/store';
import type { SourceBinding } from './deps.ts';

/** How a source is read; the name of every read ends with it, so that one that was begun in another way is not gone on with. */
export const wayOf = ({ adapter, config, zibs, clients }: SourceBinding): string =>
  contentHash([adapter.name, adapter.version, config ?? null, zibs, clients]).slice('sha256:'.length, 'sha256:'.length + 12);

/** Was this a read of this source in the way in which it is read now? */
export const isReadSo = ({ source, run }: Pick<RunSummary, 'source' | 'run'>, binding: SourceBinding): boolean =>
  source === binding.name && run.endsWith(`.${wayOf(binding)}`);

/** An interrupted read that began longer ago is not gone on with: its first half would be too old for its second. */
const GO_ON_WITHIN_MS = 12 * 3_600_000;

/** May this read be gone on with where it left off? */
export const mayGoOn = (run: RunSummary, binding: SourceBinding, clock: Clock): boolean =>
  run.status === 'running' && isReadSo(run, binding) && toMilliseconds(clock.now()) - toMilliseconds(run.startedAt) < GO_ON_WITHIN_MS;
