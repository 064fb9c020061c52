import type { ShelvedChannel } from '../channels.ts';
import { at, referencesIn, replaced } from './channel-secrets.ts';

/** One mistake in what a channel asks for: where, and what would be right. Never the value that stands there. */
export interface ChannelProblem { readonly at: string; readonly message: string }

const REFERENCE = 'where the secret is: {"env": "NAME"} or {"file": "/path"}';

/** Every mistake in the configuration of a channel, with its secrets by reference. Nothing is opened. */
export const problemsOfChannel = ({ schema, secrets }: Pick<ShelvedChannel, 'schema' | 'secrets'>, config: unknown): readonly ChannelProblem[] => {
  const given = typeof config === 'object' && config !== null ? config : {};
  const parsed = schema.safeParse(replaced(given, secrets.map((path) => [path, 'by reference'] as const)));
  const issues = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => ({ at: path.map(String).join('.'), message }));
  return [
    ...issues.map((issue) => (secrets.includes(issue.at) && at(given, issue.at) === undefined ? { ...issue, message: REFERENCE } : issue)),
    ...referencesIn(given, secrets).flatMap(([path, reference]) => (reference === undefined ? [{ at: path, message: REFERENCE }] : [])),
  ];
};
