import { silentLogger } from '@meervoud/kernel';
import { type FhirSourceConfig, openFhirSource, type Page } from '../src/index.ts';
import { bearerConfig, openServer, type Respond, testEffects } from './fhir-server.ts';

export interface Tried {
  readonly pages: Page[];
  /** What stopped the reading. */
  readonly error: { readonly code?: string; readonly recovery?: string; readonly at?: string; readonly message: string } | undefined;
  readonly asked: readonly { readonly method: string; readonly url: string; readonly authorization: string | undefined }[];
  readonly slept: readonly number[];
}

/** Reads `Location` from a server that answers as given, to its end or its error. */
export const tryReading = async (respond: Respond, more: object = {}, search = 'Location'): Promise<Tried> => {
  const server = await openServer(respond);
  const { effects, slept } = testEffects();
  const tried = await readAll(bearerConfig(server.origin, more), search, effects);
  await server.close();
  return { ...tried, asked: server.asked, slept };
};

export const readAll = async (config: FhirSourceConfig, search: string, effects = testEffects().effects, signal = new AbortController().signal) => {
  const source = openFhirSource({ config, secret: async () => 'the-secret', log: silentLogger, signal, effects });
  const pages: Page[] = [];
  let error: Tried['error'];
  try {
    for await (const page of source.search(search)) pages.push(page);
  } catch (thrown) {
    error = thrown as Error;
  } finally {
    await source.close();
  }
  return { pages, error };
};
