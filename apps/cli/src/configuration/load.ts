import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { KnownError } from '@meervoud/kernel';
import { type Config, environment, parseConfig, wrongConfiguration } from '../config.ts';
import { problemsOf } from './problems.ts';

export interface ConfigurationFile { readonly file: string; readonly content: unknown }

/** `meervoud.json` from the option, the environment or the working directory, unchecked. Throws `configuration-missing` and `configuration-wrong`. */
export const readConfiguration = (option: string | undefined): ConfigurationFile => {
  const file = resolve(option ?? environment()['MEERVOUD_CONFIG'] ?? 'meervoud.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new KnownError({
      code: 'configuration-missing', recovery: 'halt', at: file, cause,
      message: 'There is no configuration here.',
      expected: 'a meervoud.json, --config <file>, or `meervoud demo` to see how it goes',
    });
  }
  try {
    return { file, content: JSON.parse(text) as unknown };
  } catch (thrown) {
    throw wrongConfiguration(file, [`not JSON: ${(thrown as Error).message.replace(/"[^"]*"/g, '…')}`]);
  }
};

/** The configuration, checked as a whole, with what the shelf asks of it. Throws `configuration-missing` and `configuration-wrong`, with every mistake. */
export const loadConfig = (option: string | undefined): Config => {
  const { file, content } = readConfiguration(option);
  const problems = problemsOf(content, environment());
  if (problems.length > 0) throw wrongConfiguration(file, problems.map(({ at, message }) => `${at}: ${message}`));
  return parseConfig(content, file);
};
