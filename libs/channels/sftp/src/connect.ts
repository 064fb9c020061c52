import { KnownError } from '@meervoud/kernel';
import type { Client, SFTPWrapper } from 'ssh2';
import { hostKeyOf } from './host-key.ts';

export interface Server {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly privateKey: string;
  readonly passphrase?: string | undefined;
  readonly hostKeys: readonly string[];
  readonly timeout: number;
}

/** What was agreed with OpenSSH since 2021; nothing with SHA-1. */
const HOST_KEYS = ['ssh-ed25519', 'ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521', 'rsa-sha2-512', 'rsa-sha2-256'] as const;

export interface Connection extends AsyncDisposable {
  readonly sftp: SFTPWrapper;
  /** `host:port`, for errors. */
  readonly at: string;
  /**
   * Runs one request. Ends with the reason of the abort, or with `recipient-unavailable` when the connection breaks or nothing is heard
   * for `timeout` milliseconds.
   */
  ask<Result>(request: (done: (error: Error | null | undefined, result?: Result) => void) => void): Promise<Result>;
}

export const unreachable = (at: string, why: string, cause?: unknown): KnownError =>
  new KnownError({ code: 'recipient-unavailable', recovery: 'retry', at, cause, message: `the server of the recipient cannot be reached (${why})` });

const refusalOf = (at: string, thrown: Error & { readonly level?: string; readonly code?: unknown }, hostKey: string | undefined): Error => {
  if (hostKey !== undefined) {
    return new KnownError({ code: 'recipient-host-key-wrong', recovery: 'halt', at, message: `the server has another key than was agreed: ${hostKey}`, expected: 'one of `hostKeys`; ask the recipient, by another way than this' });
  }
  if (thrown.level === 'client-authentication') {
    return new KnownError({ code: 'recipient-refused-token', recovery: 'halt', at, message: 'the server of the recipient does not accept our key', expected: 'a public key that the recipient registered under this user name' });
  }
  return unreachable(at, typeof thrown.code === 'string' ? thrown.code : thrown.level ?? 'broken off', thrown);
};

/** An error with a number is an answer of the server; one without says that none came. */
const answered = (at: string, error: Error): Error => (typeof (error as { readonly code?: unknown }).code === 'number' ? error : unreachable(at, 'broken off', error));

/** Throws a KnownError `channel-configuration-wrong` (halt) for what is no private key. */
const begin = (client: Client, server: Server, verify: (key: Buffer) => boolean): void => {
  try {
    const { hostKeys: _hostKeys, timeout, passphrase, ...login } = server;
    client.connect({ ...login, ...(passphrase !== undefined && { passphrase }), readyTimeout: timeout, hostVerifier: verify, algorithms: { serverHostKey: [...HOST_KEYS] } });
  } catch {
    // no cause: it could quote the key
    throw new KnownError({ code: 'channel-configuration-wrong', recovery: 'halt', message: 'the channel cannot be set up: privateKey: this is no private key, or its passphrase is another', expected: 'a key as ssh-keygen writes it' });
  }
};

/** Connects, proves who we are and who the server is, and opens SFTP. Throws as {@link Connection.ask}, and what `refusalOf` makes of a refusal. */
export const connect = async (server: Server, signal: AbortSignal): Promise<Connection> => {
  const at = `${server.host}:${server.port}`;
  // only who delivers over SFTP loads it
  const ssh2 = await import('ssh2');
  const client = new ssh2.default.Client();
  let strangeKey: string | undefined;
  let broken: Error | undefined;
  const waiting = new Set<(reason: Error) => void>();
  const breakOff = (reason: Error): void => {
    broken ??= reason;
    for (const fail of waiting) fail(broken);
  };
  client.on('error', (thrown) => breakOff(refusalOf(at, thrown, strangeKey)));
  client.on('close', () => breakOff(unreachable(at, 'broken off')));
  const stop = (): void => { breakOff(signal.reason as Error); client.destroy(); };
  signal.addEventListener('abort', stop, { once: true });

  const ask: Connection['ask'] = <Result>(request: (done: (error: Error | null | undefined, result?: Result) => void) => void) => new Promise<Result>((resolve, reject) => {
    if (broken !== undefined) return void reject(broken);
    const end = (act: () => void): void => { clearTimeout(timer); waiting.delete(reject); act(); };
    const timer = setTimeout(() => { end(() => reject(unreachable(at, 'timeout'))); breakOff(unreachable(at, 'timeout')); client.destroy(); }, server.timeout);
    waiting.add(reject);
    try {
      request((error, result) => end(() => (error ? reject(broken ?? answered(at, error)) : resolve(result as Result))));
    } catch (thrown) {
      end(() => reject(thrown));
    }
  });

  const close = async (): Promise<void> => {
    signal.removeEventListener('abort', stop);
    client.end();
    client.destroy();
  };
  try {
    signal.throwIfAborted();
    await ask<void>((done) => {
      // many small requests, each answered: waiting to fill a packet would cost 40 ms apiece
      client.once('connect', () => client.setNoDelay(true)).once('ready', () => done(undefined));
      begin(client, server, (key) => {
        const given = hostKeyOf(key);
        strangeKey = server.hostKeys.includes(given) ? undefined : given;
        return strangeKey === undefined;
      });
    });
    return { at, ask, sftp: await ask<SFTPWrapper>((done) => client.sftp(done)), [Symbol.asyncDispose]: close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
};
