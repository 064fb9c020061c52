import { spawnSync } from 'node:child_process';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { environment } from '../apps/cli/src/config.ts';
import { type Fleet, openFleet, type Servers } from '../apps/cli/test/fleet.ts';
import { reachableServices } from '../libs/store/src/testing/index.ts';

// `node --import tsx tools/network-namespaces.ts`: two workers on machines of their own, as far as the network goes. They share the load, one
// is cut off in the middle of its work, and comes back. Ends with 1 when something is lost or done twice.
const names = ['meervoud-a', 'meervoud-b'] as const;
const ours = (machine: number): string => `10.213.${machine}.1`;
const theirs = (machine: number): string => `10.213.${machine}.2`;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const ip = (...words: readonly string[]): boolean => spawnSync('ip', words, { stdio: 'ignore' }).status === 0;
const must = (...words: readonly string[]): void => { if (!ip(...words)) throw new Error(`ip ${words.join(' ')} was refused`); };

const whyNot = ({ databaseUrl, redisUrl }: Partial<Servers>): string | undefined => {
  if (process.getuid?.() !== 0) return 'this takes root';
  if (!ip('netns', 'add', 'meervoud-probe')) return 'this system makes no network namespaces';
  ip('netns', 'delete', 'meervoud-probe');
  return databaseUrl === undefined || redisUrl === undefined ? 'PostgreSQL and Redis do not both answer' : undefined;
};

const removeMachines = (): void => {
  for (const [number, name] of names.entries()) {
    ip('link', 'delete', `mv-${number}`);
    ip('netns', 'delete', name);
  }
};

const makeMachine = (name: string, number: number): void => {
  must('netns', 'add', name);
  must('link', 'add', `mv-${number}`, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
  must('addr', 'add', `${ours(number)}/24`, 'dev', `mv-${number}`);
  must('link', 'set', `mv-${number}`, 'up');
  must('-n', name, 'addr', 'add', `${theirs(number)}/24`, 'dev', 'eth0');
  must('-n', name, 'link', 'set', 'eth0', 'up');
};

/** Servers that listen on this machine only are brought to where the others can reach them. Returns how to end that. */
const forward = (host: string, port: number, to: URL): Promise<() => void> => new Promise((resolve, reject) => {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    const onward = connect(Number(to.port || (to.protocol.startsWith('redis') ? 6379 : 5432)), to.hostname);
    for (const [one, other] of [[socket, onward], [onward, socket]] as const) {
      open.add(one);
      one.on('error', () => other.destroy()).on('close', () => { open.delete(one); other.destroy(); }).pipe(other);
    }
  });
  // a machine that is cut off never closes its side
  const end = (): void => { server.close(); open.forEach((socket) => socket.destroy()); };
  server.once('error', reject).listen(port, host, () => resolve(end));
});

const holds = (is: boolean, what: string): void => {
  say(`${is ? 'ok ' : 'NOT'} ${what}`);
  if (!is) process.exitCode = 1;
};

const told = async (fleet: Fleet, group: string): Promise<string> => (await fleet.shares(group)).map(({ machine, completed }) => `${machine} ${completed}`).join(', ');

/** Its connections have to find out first that they are none any more. */
const takesPartAgain = async (fleet: Fleet, name: string): Promise<void> => {
  const started = Date.now();
  for (let round = 0; Date.now() - started < 180_000; round += 1) {
    await fleet.ask(`back-${round}`, 2);
    await fleet.untilDone(`back-${round}`);
    if ((await fleet.shares(`back-${round}`)).some(({ machine }) => machine === name)) {
      holds(true, `${name} came back and took part again, ${Math.round((Date.now() - started) / 1000)} s after its link`);
      return;
    }
  }
  holds(false, `${name} came back and took part again within 180 s`);
};

const demonstrate = async (fleet: Fleet): Promise<void> => {
  for (const [number, name] of names.entries()) {
    await fleet.startWorker(name, {
      by: ['ip', 'netns', 'exec', name],
      through: (url) => { url.host = `${ours(number)}:${url.protocol.startsWith('redis') ? 16379 : 15432}`; return url; },
    });
  }
  const asked = await fleet.ask('shared', 4);
  await fleet.untilDone('shared');
  const shares = await fleet.shares('shared');
  holds(shares.length === 2 && shares.every(({ completed }) => completed > asked / 10), `two machines shared ${asked} tasks: ${await told(fleet, 'shared')}`);

  await fleet.ask('cut', 4);
  while ((await fleet.inFlightAt(names[0])).length === 0) await pause(10);
  must('link', 'set', 'mv-0', 'down');
  const held = await fleet.inFlightAt(names[0]);
  const started = Date.now();
  await fleet.untilDone('cut');
  holds(held.length > 0, `${names[0]} was cut off with ${held.length} under way; all was done ${Math.round((Date.now() - started) / 1000)} s later: ${await told(fleet, 'cut')}`);

  must('link', 'set', 'mv-0', 'up');
  await takesPartAgain(fleet, names[0]);
  holds(await fleet.completedMoreThanOnce() === 0, 'no task was completed twice');
  holds(JSON.stringify(await fleet.outcome()) === JSON.stringify(fleet.expected), 'every value is what the population itself counted, in one version');
};

const services = await reachableServices(environment());
const reason = whyNot(services);
if (reason !== undefined) {
  say(`skipped: ${reason}`);
} else {
  const servers = services as Servers;
  const fleet = await openFleet(servers);
  const forwarders: (() => void)[] = [];
  try {
    // of a run that did not come to its end
    removeMachines();
    for (const [number, name] of names.entries()) {
      makeMachine(name, number);
      forwarders.push(await forward(ours(number), 15432, new URL(servers.databaseUrl)), await forward(ours(number), 16379, new URL(servers.redisUrl)));
    }
    await demonstrate(fleet);
  } finally {
    for (const number of names.keys()) ip('link', 'set', `mv-${number}`, 'up');
    await fleet.close();
    for (const end of forwarders) end();
    removeMachines();
  }
}
