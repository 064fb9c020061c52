import { readFile } from 'node:fs/promises';
import { KnownError } from '@meervoud/kernel';
import { z } from 'zod';

/** Where a secret is, never the secret itself: an environment variable or a file. Safe to print. */
export const SecretReference = z.union([
  z.strictObject({ env: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/).describe('Name of the environment variable that holds it.') }),
  z.strictObject({ file: z.string().min(1).describe('Path of the file that holds it.') }),
], '{ "env": "NAME" } or { "file": "/path" }: where the secret is, never the secret itself').readonly();
export type SecretReference = z.infer<typeof SecretReference>;

/** `env:NAME` or `file:/path`: the form in which a reference travels through {@link ReadRequest.secret}. */
export const secretName = (reference: SecretReference): string =>
  'env' in reference ? `env:${reference.env}` : `file:${reference.file}`;

/**
 * Fetches the secret. `reference` is a {@link SecretReference} or its {@link secretName}; a file's last line end is
 * not part of the secret. Throws `secret-missing` (halt), which names the place and never the content.
 */
export const resolveSecret = async (
  reference: SecretReference | string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> => {
  const name = typeof reference === 'string' ? reference : secretName(reference);
  const secret = name.startsWith('env:') ? env[name.slice(4)]
    : name.startsWith('file:') ? await readOrNothing(name.slice(5)) : undefined;
  if (secret === undefined || secret === '') {
    throw new KnownError({
      code: 'secret-missing', recovery: 'halt', at: name, message: 'There is no secret at its reference.',
      expected: 'env:NAME of a filled environment variable, or file:/path of a readable file',
    });
  }
  return secret;
};

const readOrNothing = async (path: string): Promise<string | undefined> => {
  try {
    return (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
  } catch {
    return undefined;
  }
};
