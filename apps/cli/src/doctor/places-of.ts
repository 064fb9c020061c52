import { codeOf, KnownError } from '@meervoud/kernel';
import type { Config } from '../config.ts';
import { openChannel } from '../recipients.ts';

/** A place where files are left for a recipient, and why it cannot be used, if so. */
export interface Place { readonly about: string; readonly channel: string; readonly thrown?: KnownError }

const LIMIT = 10_000;

const known = (thrown: unknown): KnownError =>
  (thrown instanceof KnownError ? thrown : new KnownError({ code: codeOf(thrown), recovery: 'halt', message: 'it could not be looked at' }));

/** Reaches for each recipient that has no address to ask: an SFTP server, a folder. Changes nothing. */
export const placesOf = async (config: Config): Promise<readonly Place[]> => (await Promise.all(config.recipients.map(async ({ name: about, channel }): Promise<readonly Place[]> => {
  try {
    const opened = await openChannel(config, about);
    if ('isFetched' in opened || opened.reach === undefined) return [];
    await opened.reach(AbortSignal.timeout(LIMIT));
    return [{ about, channel }];
  } catch (thrown) {
    // what is configured wrongly, or a secret that is not there, is told by the checks of those
    return ['configuration-wrong', 'secret-missing'].includes(codeOf(thrown)) ? [] : [{ about, channel, thrown: known(thrown) }];
  }
}))).flat();
