import type { Config } from '../config.ts';
import { secretOrNothing } from '../configuration/secrets-in.ts';
import type { Endpoint, TlsSide } from './endpoint.ts';

interface Given { readonly [name: string]: unknown }
const object = (given: unknown): Given => (typeof given === 'object' && given !== null ? given as Given : {});
const text = (given: unknown): readonly string[] => (typeof given === 'string' && given !== '' ? [given] : []);

/** The folder a source is read from; undefined for one that is asked over the network. */
export const folderOf = (config: unknown): string | undefined => text(object(config)['folder'])[0];

/** The part of a source's configuration that is about a FHIR server: itself, or what stands under `server`. */
const serverOf = (config: unknown): Given => ('server' in object(config) ? object(object(config)['server']) : object(config));

const sideOf = async (config: unknown, environment: Config['environment']): Promise<TlsSide> => {
  const tls = object(serverOf(config)['tls']);
  const [ca, cert, key] = await Promise.all([tls['authority'], tls['certificate'], tls['privateKey']].map((one) => secretOrNothing(one, environment)));
  return { ...(ca === undefined ? {} : { ca }), ...(cert === undefined || key === undefined ? {} : { cert, key }) };
};

const recipientSide = async (config: Given, environment: Config['environment']): Promise<TlsSide> => {
  const auth = object(config['auth']);
  const [ca, cert, key] = await Promise.all([config['authority'], auth['certificate'], auth['privateKey']].map((one) => secretOrNothing(one, environment)));
  return { ...(ca === undefined ? {} : { ca }), ...(cert === undefined || key === undefined ? {} : { cert, key }) };
};

/** Every address the configuration names: the sources' FHIR bases and token endpoints, the recipients' endpoints. Folders are none. */
export const endpointsOf = async ({ sources, recipients, environment }: Config): Promise<readonly Endpoint[]> => {
  const ofSources = sources.map(async ({ name, config }): Promise<readonly Endpoint[]> => {
    if (folderOf(config) !== undefined) return [];
    const server = serverOf(config);
    const tls = await sideOf(config, environment);
    const urls = [...text(server['baseUrl']).map((base) => `${base.replace(/\/+$/, '')}/metadata`), ...text(object(server['auth'])['tokenUrl'])];
    return urls.map((url) => ({ about: name, kind: 'source', url, tls }));
  });
  const ofRecipients = recipients.map(async ({ name, config }): Promise<readonly Endpoint[]> => {
    const auth = object(object(config)['auth']);
    const urls = [...['url', 'tokenUrl', 'recipientJwksUrl'].flatMap((key) => text(object(config)[key])), ...text(auth['tokenUrl'])];
    const tls = await recipientSide(object(config), environment);
    return urls.map((url) => ({ about: name, kind: 'recipient', url, tls }));
  });
  return (await Promise.all([...ofSources, ...ofRecipients])).flat();
};
