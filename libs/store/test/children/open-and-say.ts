import { KnownError, silentLogger } from '@meervoud/kernel';
import { openStore } from '../../src/index.ts';

/** Opens a directory, says so or says why not, and closes after the given milliseconds, or when told to. */
const [directory = '', stay = '0'] = process.argv.slice(2);
try {
  const opened = await openStore({ directory }, { log: silentLogger });
  process.stdout.write('open\n');
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, Number(stay));
    process.once('SIGUSR2', () => { clearTimeout(timer); resolve(); });
  });
  await opened.close();
  process.stdout.write('closed\n');
} catch (error) {
  process.stdout.write(`refused ${error instanceof KnownError ? `${error.code} ${error.recovery} ${error.message}` : String(error)}\n`);
}
