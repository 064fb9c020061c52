import { resolveSecret, SecretReference } from '@meervoud/adapter-sdk';
import type { Config } from '../config.ts';

/** A place in the configuration that refers to a secret. */
export interface SecretPlace { readonly at: string; readonly reference: SecretReference }

const within = (at: string, given: unknown): readonly SecretPlace[] => {
  if (typeof given !== 'object' || given === null) return [];
  const reference = SecretReference.safeParse(given);
  if (reference.success) return [{ at, reference: reference.data }];
  return Object.entries(given).flatMap(([name, value]) => within(`${at}.${name}`, value));
};

/** Every reference to a secret, wherever an adapter or channel asks for one. */
export const secretsIn = ({ sources, recipients }: Pick<Config, 'sources' | 'recipients'>): readonly SecretPlace[] => [
  ...sources.flatMap(({ name, config }) => within(`sources.${name}`, config)),
  ...recipients.flatMap(({ name, config }) => within(`recipients.${name}`, config)),
];

/** The text of a certificate or key; undefined when there is none to be had, which the check of secrets says. */
export const secretOrNothing = async (reference: unknown, environment: Config['environment']): Promise<string | undefined> => {
  const parsed = SecretReference.safeParse(reference);
  return parsed.success ? resolveSecret(parsed.data, environment).catch(() => undefined) : undefined;
};
