import type { SandboxEcdOptions } from '@meervoud/sandbox';
import type { Serve } from './served.ts';

const SECRET = 'kit-secret';

/**
 * The sandbox ECD over real HTTP, behind OAuth2 client credentials. Loaded only when asked for: who brings a server
 * of his own needs no sandbox.
 */
export const serveSandbox: Serve = async ({ resources, fhirVersion, pageSize }) => {
  const { startSandboxEcd } = await import('@meervoud/sandbox');
  const population = { resources: resources as unknown as SandboxEcdOptions['population']['resources'] };
  const ecd = await startSandboxEcd({ population, clientId: 'kit', clientSecret: SECRET, pageSize, fhirVersion });
  return {
    baseUrl: ecd.fhirUrl,
    configAt: (baseUrl) => ({
      baseUrl,
      auth: { type: 'oauth2-client-credentials', tokenUrl: ecd.tokenUrl, clientId: 'kit', clientSecret: { env: 'KIT_SECRET' } },
    }),
    secret: async () => SECRET,
    close: () => ecd.close(),
  };
};
