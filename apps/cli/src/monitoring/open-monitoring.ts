import type { House } from '../house.ts';
import { type MonitoringServer, startMonitoringServer } from './monitoring-server.ts';

/** Listens where the configuration or MEERVOUD_MONITORING says, and nowhere without that. */
export const openMonitoring = async ({ config, store, metrics, pulse }: House): Promise<MonitoringServer | undefined> =>
  (config.monitoringAt === undefined ? undefined : startMonitoringServer(config.monitoringAt, { store, pulse }, metrics));
