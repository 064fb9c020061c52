import { createServer } from 'node:http';
import type { House } from './house.ts';

/** Answers `/live` where MEERVOUD_MONITORING says: 200 while this process can reach its database, 503 otherwise. */
export const serveLiveness = async ({ config, store }: Pick<House, 'config' | 'store'>): Promise<AsyncDisposable> => {
  const { monitoringAt } = config;
  if (monitoringAt === undefined) return { [Symbol.asyncDispose]: async () => {} };
  const server = createServer((request, response) => {
    if (request.url !== '/live') return void response.writeHead(404).end();
    store.tasks.progress('live').then(() => 200, () => 503).then((status) => response.writeHead(status).end(), () => response.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(monitoringAt.port, monitoringAt.host, resolve));
  return {
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
};
