import { SecretReference } from '@meervoud/adapter-sdk';
import { FhirEndpoint } from '@meervoud/channel-fhir-endpoint';
import { KnownError } from '@meervoud/kernel';
import type { z } from 'zod';
import { ConfigFile, Environment } from '../config.ts';
import { adapterOnShelf, profileFor, providesOf, setFor } from '../shelf.ts';

/** One mistake: where in meervoud.json or in the environment, and what would be right. Never the value that stands there. */
export interface ConfigurationProblem { readonly at: string; readonly message: string }

interface Given { readonly [name: string]: unknown }

const issuesOf = (prefix: string, { issues }: z.ZodError): readonly ConfigurationProblem[] =>
  issues.map(({ path, message }) => ({ at: [prefix, ...path.map(String)].filter((part) => part !== '').join('.') || '(top)', message }));

/** What a look on the shelf throws, as a problem of the place that asked. */
const shelved = (at: string, look: () => readonly ConfigurationProblem[]): readonly ConfigurationProblem[] => {
  try {
    return look();
  } catch (thrown) {
    if (!(thrown instanceof KnownError)) throw thrown;
    return [{ at, message: `${thrown.message}${thrown.expected === undefined ? '' : ` (${thrown.expected})`}` }];
  }
};

const entries = (content: unknown, list: string): readonly Given[] => {
  const given = (content as Given | null)?.[list];
  return Array.isArray(given) ? given.map((one) => (typeof one === 'object' && one !== null ? one as Given : {})) : [];
};

const nameOf = (list: string, { name }: Given, index: number): string => `${list}.${typeof name === 'string' ? name : index}`;

const problemsOfSource = (source: Given, index: number): readonly ConfigurationProblem[] => {
  const { adapter, config, zibs } = source;
  if (typeof adapter !== 'string') return [];
  const at = nameOf('sources', source, index);
  return shelved(`${at}.adapter`, () => {
    const parsed = adapterOnShelf(adapter).adapter.config.safeParse(config);
    const provided = providesOf(adapter);
    const strange = (Array.isArray(zibs) ? zibs : []).filter((zib) => !provided.includes(zib));
    return [
      ...(parsed.success ? [] : issuesOf(`${at}.config`, parsed.error)),
      ...(strange.length === 0 ? [] : [{ at: `${at}.zibs`, message: `only what ${adapter} provides: ${provided.join(', ')}` }]),
    ];
  });
};

/** A channel gets the secret itself; the file holds where it is. */
const problemsOfRecipient = (recipient: Given, index: number): readonly ConfigurationProblem[] => {
  const { profile, channel, config } = recipient;
  const at = nameOf('recipients', recipient, index);
  const { clientSecret, ...rest } = (typeof config === 'object' && config !== null ? config : {}) as Given;
  const [endpoint, secret] = [FhirEndpoint.safeParse({ ...rest, clientSecret: 'by reference' }), SecretReference.safeParse(clientSecret)];
  const onShelf = typeof profile === 'string' ? shelved(`${at}.profile`, () => { profileFor(profile); return []; }) : [];
  if (channel === 'recipient-api') return [...onShelf, ...(config === undefined ? [] : [{ at: `${at}.config`, message: 'nothing: what it takes stands in gateway.recipientApi' }])];
  return [
    ...onShelf,
    ...(endpoint.success ? [] : issuesOf(`${at}.config`, endpoint.error)),
    ...(secret.success ? [] : [{ at: `${at}.config.clientSecret`, message: 'where the secret is: {"env": "NAME"} or {"file": "/path"}' }]),
  ];
};

const problemsOfCampaign = ({ set, reportingYear }: Given, index: number): readonly ConfigurationProblem[] =>
  (typeof set !== 'string' || typeof reportingYear !== 'number' ? [] : shelved(`campaigns.${index}`, () => { setFor(set, reportingYear); return []; }));

/**
 * Every mistake at once: of the file as a whole, of what each adapter, channel, profile and set on the shelf asks, and of the environment.
 * Nothing is opened and nobody is asked. A wrong part does not hide what is wrong in another.
 */
export const problemsOf = (content: unknown, environment: Readonly<Record<string, string | undefined>>): readonly ConfigurationProblem[] => {
  const [file, machine] = [ConfigFile.safeParse(content), Environment.safeParse(environment)];
  return [
    ...(file.success ? [] : issuesOf('', file.error)),
    ...entries(content, 'sources').flatMap(problemsOfSource),
    ...entries(content, 'recipients').flatMap(problemsOfRecipient),
    ...entries(content, 'campaigns').flatMap(problemsOfCampaign),
    ...(machine.success ? [] : issuesOf('environment', machine.error)),
  ];
};
