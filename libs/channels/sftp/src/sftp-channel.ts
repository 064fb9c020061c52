import { type Channel, configured, deposit, Receipts } from '@meervoud/channel';
import { type Clock, passing, systemClock } from '@meervoud/kernel';
import { z } from 'zod';
import { connect } from './connect.ts';
import { sftpDrop } from './sftp-drop.ts';

/** An SFTP server of a recipient; its key is agreed beforehand, and so is ours. */
export const Sftp = z.strictObject({
  host: z.string().min(1).describe('Name or address of the server.'),
  port: z.number().int().min(1).max(65_535).default(22).describe('Port of the server.'),
  username: z.string().min(1).describe('The name under which the recipient knows us.'),
  privateKey: z.string().min(1).describe('Where our private key is, as OpenSSH or PEM writes it.'),
  passphrase: z.string().min(1).optional().describe('Where the passphrase of that key is, if it has one.'),
  hostKeys: z.array(z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/, 'SHA256: and 43 characters, as `ssh-keygen -lf` prints')).min(1)
    .describe('Fingerprints of the keys the server may have, as the recipient gave them; two while it changes keys.'),
  folder: z.string().min(1).describe('Folder of the files on the server; it has to be there.'),
  receipts: Receipts.default({ by: 'deposit', countsAs: 'received' }).describe('How it is known that a file was taken in.'),
  timeout: z.number().int().positive().default(30_000).describe('Milliseconds without any answer.'),
});
export type Sftp = z.input<typeof Sftp>;

/**
 * Leaves a submission on an SFTP server, by key only and only at a server with the agreed key: written out of sight, then given its name.
 * Throws, besides what `deposit` throws: `channel-configuration-wrong`, `recipient-host-key-wrong`, `recipient-refused-token`,
 * `recipient-folder-refused` (halt) and `recipient-unavailable` (retry).
 */
export const sftpChannel = (options: Sftp, clock: Clock = systemClock): Channel => {
  const { folder, receipts, ...server } = configured(Sftp, options);
  return {
    name: 'sftp',
    send: async (submission, signal) => {
      signal.throwIfAborted();
      passing('recipient-request:before');
      await using connection = await connect(server, signal);
      const receipt = await deposit(await sftpDrop(connection, folder), submission, receipts, clock);
      passing('recipient-request:after');
      return receipt;
    },
    reach: async (signal) => {
      await using connection = await connect(server, signal);
      await sftpDrop(connection, folder);
    },
  };
};
