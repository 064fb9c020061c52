import type { House } from '../house.ts';
import { type MonitoringServer, startMonitoringServer } from './monitoring-server.ts';

/** Listens where the configuration or MEERVOUD_MONITORING says, and nowhere without that. */
export const openMonitoring = async ({ config, store, metrics, pulse }: House): Promise<(MonitoringServer & AsyncDisposable) | undefined> => {
  if (config.monitoringAt === undefined) return undefined;
  const server = await startMonitoringServer(config.monitoringAt, { store, pulse }, metrics);
  return { ...server, [Symbol.asyncDispose]: server.close };
};
