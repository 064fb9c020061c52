import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLog } from '../src/log.ts';
import { temporaryDirectory } from './meervoud.ts';

describe('the log', () => {
  test('holds a line as it was said, with its fields', () => {
    const directory = temporaryDirectory();
    openLog({ directory }).warn('a task failed', { job: 'derive-values', attempt: 2 });
    const { level: _level, time: _time, ...line } = JSON.parse(readFileSync(join(directory, 'meervoud.log'), 'utf8'));
    expect(line).toEqual({ msg: 'a task failed', job: 'derive-values', attempt: 2 });
  });

  test.skipIf(!existsSync('/dev/full'))('ends nothing when the disk is full', () => {
    const directory = temporaryDirectory();
    symlinkSync('/dev/full', join(directory, 'meervoud.log'));
    const log = openLog({ directory });
    for (let line = 0; line < 2_000; line += 1) expect(() => log.error('the database cannot be reached', { code: 'database-unavailable' })).not.toThrow();
  });
});
