import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';

const sshd = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/usr/bin/sshd'].find((path) => existsSync(path));
/** Why the real server is not there; undefined where it is. */
export const withoutServer = sshd === undefined ? 'there is no sshd: apt-get install openssh-server'
  : spawnSync('ssh-keygen', ['-?']).error ? 'there is no ssh-keygen' : undefined;

const freePort = (): Promise<number> => new Promise((resolve) => {
  const server = createServer();
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    server.close(() => resolve(port));
  });
});

const answers = (port: number): Promise<boolean> => new Promise((resolve) => {
  const socket = connect(port, '127.0.0.1');
  socket.once('data', () => { socket.destroy(); resolve(true); });
  socket.once('error', () => resolve(false));
});

export interface SshServer {
  readonly port: number;
  readonly username: string;
  readonly privateKey: string;
  /** As `ssh-keygen -lf` prints it. */
  readonly hostKey: string;
  /** A key that it does not know. */
  readonly strangerKey: string;
  close(): Promise<void>;
}

/** OpenSSH as it is, on a port of this machine, with keys of its own in `folder`; an ordinary child process. */
export const openSshServer = async (folder: string): Promise<SshServer> => {
  const at = (name: string): string => join(folder, name);
  mkdirSync(folder, { recursive: true });
  for (const name of ['host', 'client', 'stranger']) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', at(name)]);
  writeFileSync(at('authorized_keys'), readFileSync(at('client.pub')), { mode: 0o600 });
  const port = await freePort();
  writeFileSync(at('sshd_config'), [
    `Port ${port}`, 'ListenAddress 127.0.0.1', `HostKey ${at('host')}`, `AuthorizedKeysFile ${at('authorized_keys')}`, `PidFile ${at('sshd.pid')}`,
    'StrictModes no', 'UsePAM no', 'PasswordAuthentication no', 'KbdInteractiveAuthentication no', 'PubkeyAuthentication yes', 'PermitRootLogin prohibit-password',
    'MaxStartups 100', 'Subsystem sftp internal-sftp', 'LogLevel ERROR', '',
  ].join('\n'));
  // where it parts with its rights, it wants this to be there
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const child = spawn(sshd!, ['-D', '-e', '-f', at('sshd_config')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => { said += text; });
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (tries > 300 || child.exitCode !== null) throw new Error(`sshd does not answer: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const [, hostKey = ''] = execFileSync('ssh-keygen', ['-lf', at('host.pub')], { encoding: 'utf8' }).split(' ');
  return {
    port, hostKey, username: userInfo().username, privateKey: readFileSync(at('client'), 'utf8'), strangerKey: readFileSync(at('stranger'), 'utf8'),
    close: () => new Promise((resolve) => {
      child.once('close', () => resolve());
      child.kill('SIGTERM');
    }),
  };
};
