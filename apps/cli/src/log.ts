import { join } from 'node:path';
import { allowedFields, type Logger, type LogFields } from '@meervoud/kernel';
import { pino } from 'pino';
import type { Config } from './config.ts';

/** Bytes of lines kept for when they can be written again; what comes beyond them is not logged. */
const MOST_WAITING = 1_048_576;

/**
 * Structured lines in `meervoud.log` beside the data; the terminal is for people. Fields are an allow-list, by type and once more when
 * written. A line that cannot be written (the disk is full) ends nothing: what matters is in the database, which refuses for itself.
 */
export const openLog = ({ directory }: Pick<Config, 'directory'>): Logger => {
  const logger = pino({ base: null }, pino.destination({ dest: join(directory, 'meervoud.log'), sync: true, mkdir: true, mode: 0o600, maxLength: MOST_WAITING }));
  const write = (level: keyof Logger) => (message: string, fields?: LogFields): void => {
    try {
      logger[level](allowedFields(fields), message);
    } catch {
      // there is nowhere left to say it
    }
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
};
