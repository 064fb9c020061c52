import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

const HEAD = '// Written from the OpenAPI document of the recipient API by openapi-typescript; a test compares. To write it anew: UPDATE_CLIENT=1 npx vitest run apps/gateway/test/recipient/stranger.test.ts\n';

/** The types of a client, from nothing but the published document. */
export const clientTypes = async (document: unknown): Promise<string> => `${HEAD}${astToString(await openapiTS(structuredClone(document) as OpenAPI3))}`;
