import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP proxy that can leave its connections open and pass nothing on: what a lost route or a half-open connection looks like. */
export const startFreezingProxy = async (port: number): Promise<{
  readonly port: number;
  /** Connections frozen so far. */
  readonly frozen: () => number;
  /** Those that are open now fall silent for ever; new ones pass. */
  freeze(): void;
  stop(): Promise<void>;
}> => {
  const pairs = new Set<readonly [Socket, Socket]>();
  const frozen = new Set<readonly [Socket, Socket]>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    near.pipe(far);
    far.pipe(near);
    for (const socket of pair) socket.on('error', () => {}).on('close', () => { pairs.delete(pair); near.destroy(); far.destroy(); });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    frozen: () => frozen.size,
    freeze: () => {
      for (const pair of pairs) {
        const [near, far] = pair;
        near.unpipe(far).pause();
        far.unpipe(near).pause();
        frozen.add(pair);
      }
    },
    stop: async () => {
      for (const pair of pairs) for (const socket of pair) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
