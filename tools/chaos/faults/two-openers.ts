import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startChild } from '../../../libs/store/test/children/child.ts';

const opener = new URL('../../../libs/store/test/children/open-and-say.ts', import.meta.url);

export interface TwoOpeners { readonly times: number; readonly refused: number; readonly answers: readonly string[] }

/**
 * Opens an embedded directory from a second process while the first works in it, so many times: from the moment that the first says it is
 * open, three at once, and now and then just after the first was killed and another took over.
 */
export const openTwice = async (times: number, say: (line: string) => void): Promise<TwoOpeners> => {
  const directory = mkdtempSync(join(tmpdir(), 'meervoud-openers-'));
  chmodSync(directory, 0o711);
  const answers: string[] = [];
  let first = await startChild(opener, directory, '3600000');
  try {
    await first.line('open');
    while (answers.length < times) {
      const seconds = await Promise.all([1, 2, 3].slice(0, times - answers.length).map(() => startChild(opener, directory)));
      answers.push(...await Promise.all(seconds.map((second) => second.line(''))));
      await Promise.all(seconds.map(({ ended }) => ended));
      if (answers.length % 15 === 0 && answers.length < times) {
        first.process.kill('SIGKILL');
        if ((await first.ended).signal !== 'SIGKILL') throw new Error('the first owner was not killed');
        first = await startChild(opener, directory, '3600000');
        await first.line('open');
      }
    }
  } finally {
    first.process.kill('SIGUSR2');
    await Promise.race([first.ended, pause(20_000)]);
    rmSync(directory, { recursive: true, force: true });
  }
  const refused = answers.filter((answer) => answer.startsWith('refused embedded-directory-in-use halt')).length;
  say(`  second openers refused: ${refused} of ${answers.length}`);
  return { times, refused, answers: [...new Set(answers.map((answer) => answer.split(' ').slice(0, 2).join(' ')))] };
};
