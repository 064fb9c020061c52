import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sourceIsThere } from '../src/source-is-there.ts';

let server: Server;
let origin: string;
beforeAll(async () => {
  // /404/metadata is answered with 404
  server = createServer((request, response) => { response.writeHead(Number(request.url!.split('/')[1]), { location: 'https://elsewhere.example/' }).end(); });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => { server.close(); });

const look = (config: object): Promise<string> => sourceIsThere({ adapter: 'nl-core-r4', config });

describe('what doctor says of a source', () => {
  test.each([200, 401, 403])('that answers %i: it is there', async (status) => {
    expect(await look({ baseUrl: `${origin}/${status}` })).toBe(`${origin}/${status}/metadata answers (${status})`);
    expect(await look({ server: { baseUrl: `${origin}/${status}/` } })).toBe(`${origin}/${status}/metadata answers (${status})`);
  });

  test.each([302, 404, 500])('that answers %i: this is not the address of a FHIR server', async (status) => {
    await expect(look({ baseUrl: `${origin}/${status}` })).rejects.toMatchObject({
      code: 'metadata-missing', recovery: 'halt', message: `${origin}/${status}/metadata answers ${status}, and not with what the server can do.`,
    });
    await expect(look({ server: { baseUrl: `${origin}/${status}` } })).rejects.toMatchObject({ code: 'metadata-missing' });
  });

  test('that has no /metadata and says so: it is there', async () => {
    expect(await look({ baseUrl: `${origin}/404`, ignoreCapabilities: true })).toContain('answers (404)');
  });

  test('where nobody answers, and a folder that is not there', async () => {
    await expect(look({ baseUrl: 'http://127.0.0.1:9' })).rejects.toMatchObject({ code: 'source-unavailable', recovery: 'retry' });
    await expect(look({ folder: '/nowhere' })).rejects.toMatchObject({ code: 'folder-missing', recovery: 'halt' });
  });
});
