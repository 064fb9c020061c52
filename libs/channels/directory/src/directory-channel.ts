import { access, constants } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { type Channel, configured, deposit, Receipts } from '@meervoud/channel';
import { type Clock, passing, systemClock } from '@meervoud/kernel';
import { z } from 'zod';
import { folderDrop, toKnownError } from './folder-drop.ts';

/** A folder in which a recipient, or a program that brings things to it, looks for files. */
export const Directory = z.strictObject({
  folder: z.string().refine(isAbsolute, 'an absolute path').describe('Where the files are left: a folder that is there already, such as a share that is mounted.'),
  receipts: Receipts.default({ by: 'deposit', countsAs: 'received' }).describe('How it is known that a file was taken in.'),
});
export type Directory = z.input<typeof Directory>;

/**
 * Leaves a submission in a folder: written out of sight, on disk, and then given its name. The folder itself is never made: where a share
 * is not mounted the files would lie in its place on this machine. Throws, besides what `deposit` throws: `channel-configuration-wrong` and
 * `recipient-folder-refused` (halt) and `recipient-unavailable` (retry).
 */
export const directoryChannel = (options: Directory, clock: Clock = systemClock): Channel => {
  const { folder, receipts } = configured(Directory, options);
  const reach = (): Promise<void> => access(`${folder}/.`, constants.R_OK | constants.W_OK | constants.X_OK).catch((thrown: unknown) => { throw toKnownError(folder, thrown); });
  return {
    name: 'directory',
    reach,
    send: async (submission, signal) => {
      signal.throwIfAborted();
      await reach();
      passing('recipient-request:before');
      const receipt = await deposit(folderDrop(folder, signal), submission, receipts, clock);
      passing('recipient-request:after');
      return receipt;
    },
  };
};
