import { join } from 'node:path';
import { allowedFields, type Logger } from '@meervoud/kernel';
import { pino } from 'pino';
import type { Config } from './config.ts';

/** Structured lines in `meervoud.log` beside the data; the terminal is for people. Fields are an allow-list, by type and once more when written. */
export const openLog = ({ directory }: Pick<Config, 'directory'>): Logger => {
  const logger = pino({ base: null }, pino.destination({ dest: join(directory, 'meervoud.log'), sync: true, mkdir: true }));
  return {
    debug: (message, fields) => logger.debug(allowedFields(fields), message),
    info: (message, fields) => logger.info(allowedFields(fields), message),
    warn: (message, fields) => logger.warn(allowedFields(fields), message),
    error: (message, fields) => logger.error(allowedFields(fields), message),
  };
};
