import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Looks at every piece that comes back from the server before it goes on; what it resolves with decides. */
export type Watch = () => 'pass' | 'cut' | 'hold' | Promise<'pass' | 'cut' | 'hold'>;

/** Between the channel and the server: cuts, holds or delays what passes. */
export const openProxy = async (port: number) => {
  const state = {
    /** Nobody is let in. */
    shut: false,
    /** Cuts a connection once this many bytes went to the server. */
    cutAfter: undefined as number | undefined,
    watch: undefined as Watch | undefined,
  };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    if (state.shut) return void client.resetAndDestroy();
    const upstream = connect(port, '127.0.0.1');
    let sent = 0;
    const cut = (): void => { client.resetAndDestroy(); upstream.destroy(); };
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.on('error', cut).on('close', () => { sockets.delete(socket); cut(); });
    }
    client.on('data', (piece: Buffer) => {
      sent += piece.length;
      if (state.cutAfter !== undefined && sent > state.cutAfter) {
        // what the server still gets is whole up to here, as when a cable is pulled
        upstream.write(piece.subarray(0, Math.max(0, piece.length - (sent - state.cutAfter))), cut);
        return;
      }
      upstream.write(piece);
    });
    let order: Promise<void> = Promise.resolve();
    upstream.on('data', (piece: Buffer) => {
      order = order.then(async () => {
        const verdict = await state.watch?.() ?? 'pass';
        if (verdict === 'cut') cut();
        if (verdict === 'pass' && !client.destroyed) client.write(piece);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => { for (const socket of sockets) socket.destroy(); server.close(() => resolve()); }),
  });
};
