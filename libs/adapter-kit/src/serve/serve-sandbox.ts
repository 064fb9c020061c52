import type { SandboxEcd, SandboxEcdOptions } from '@meervoud/sandbox';
import type { Serve, ServedOverHttp, ServeRequest } from './served.ts';

const SECRET = 'kit-secret';

/** Loaded only when asked for: who brings a server of his own needs no sandbox. */
const start = async ({ resources, fhirVersion, pageSize }: ServeRequest, bulk: SandboxEcdOptions['bulk'] = {}): Promise<SandboxEcd> => {
  const { startSandboxEcd } = await import('@meervoud/sandbox');
  const population = { resources: resources as unknown as SandboxEcdOptions['population']['resources'] };
  return startSandboxEcd({ population, clientId: 'kit', clientSecret: SECRET, pageSize, fhirVersion, bulk });
};

/** `place` puts the FHIR source where the adapter's configuration wants it. */
const served = (ecd: SandboxEcd, place: (source: object) => unknown): ServedOverHttp => ({
  baseUrl: ecd.fhirUrl,
  configAt: (baseUrl) => place({
    baseUrl,
    auth: { type: 'oauth2-client-credentials', tokenUrl: ecd.tokenUrl, clientId: 'kit', clientSecret: { env: 'KIT_SECRET' } },
  }),
  secret: async () => SECRET,
  close: () => ecd.close(),
});

/** The sandbox ECD over real HTTP, behind OAuth2 client credentials. */
export const serveSandbox: Serve = async (request) => served(await start(request), (source) => source);

/** Below this many resources to a file the server takes its time: then an adapter has to wait for its export. */
const SLOW_BELOW = 50;

/** The same ECD, asked for a FHIR Bulk Data export: `pageSize` resources go in a file. */
export const serveBulkExport: Serve = async (request) => {
  const polls = request.pageSize < SLOW_BELOW ? 1 : 0;
  return served(await start(request, { perFile: request.pageSize, polls }), (server) => ({ server }));
};
