import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface FlappingProxy {
  readonly port: number;
  /** Connections that were cut or refused while it was down. */
  readonly cut: () => number;
  /** Share of the time that it was up, as measured. */
  readonly upShare: () => number;
  close(): void;
}

/** A line to a server that is up for `up` milliseconds, then down for `down`: what is under way is reset, and nothing new gets through. */
export const startFlappingProxy = async (target: () => number, up: number, down: number): Promise<FlappingProxy> => {
  const open = new Set<Socket>();
  let isUp = true;
  let cut = 0;
  let upTime = 0;
  const started = performance.now();
  let since = started;
  const reset = (socket: Socket): void => { cut += 1; socket.resetAndDestroy(); };
  const server = createServer((incoming) => {
    incoming.on('error', () => {});
    if (!isUp) return reset(incoming);
    const outgoing = connect(target(), '127.0.0.1');
    outgoing.on('error', () => incoming.destroy());
    open.add(incoming);
    incoming.on('close', () => { open.delete(incoming); outgoing.destroy(); });
    outgoing.on('close', () => incoming.destroy());
    incoming.pipe(outgoing).pipe(incoming);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const flip = (): void => {
    const now = performance.now();
    if (isUp) upTime += now - since;
    since = now;
    isUp = !isUp;
    if (!isUp) for (const socket of open) reset(socket);
    timer = setTimeout(flip, isUp ? up : down);
  };
  let timer = setTimeout(flip, up);
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => cut,
    upShare: () => (upTime + (isUp ? performance.now() - since : 0)) / (performance.now() - started),
    close: () => {
      clearTimeout(timer);
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
};
