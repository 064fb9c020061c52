import { join } from 'node:path';
import type { Logger } from '@meervoud/kernel';
import { pino } from 'pino';
import type { Config } from './config.ts';

/** Structured lines in `meervoud.log` beside the data; the terminal is for people. Fields are an allow-list by type. */
export const openLog = ({ directory }: Pick<Config, 'directory'>): Logger => {
  const logger = pino({ base: null }, pino.destination({ dest: join(directory, 'meervoud.log'), sync: true, mkdir: true }));
  return {
    debug: (message, fields) => logger.debug(fields ?? {}, message),
    info: (message, fields) => logger.info(fields ?? {}, message),
    warn: (message, fields) => logger.warn(fields ?? {}, message),
    error: (message, fields) => logger.error(fields ?? {}, message),
  };
};
