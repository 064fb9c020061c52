import { silentLogger } from '@meervoud/kernel';
import type { SubjectPseudonym } from '@meervoud/zibs';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SourceEvent } from '@meervoud/adapter-sdk';
import { nlCoreR4, snomed } from './mapping.ts';

const base = 'https://ecd.example/fhir';
const asked: string[] = [];
const bundle = (...resources: readonly object[]) =>
  HttpResponse.json({ resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) }, { headers: { 'content-type': 'application/fhir+json' } });

const server = setupServer(
  http.post('https://login.example/token', () => HttpResponse.json({ access_token: 'a-token', token_type: 'Bearer', expires_in: 300 })),
  http.get(`${base}/Condition`, ({ request }) => {
    asked.push(`${request.headers.get('authorization')} ${new URL(request.url).searchParams.get('code')!.split(',').length}`);
    return bundle(
      { resourceType: 'Condition', id: 'u-1', code: snomed('1163222004'), subject: { reference: `${base}/Patient/c-1` }, onsetDateTime: '2024-01-02' },
      { resourceType: 'Condition', id: 'u-2', code: snomed('285304000'), subject: { reference: 'Patient/c-1' } },
    );
  }),
  http.get(`${base}/metadata`, () => new HttpResponse(null, { status: 404 })),
  http.get(`${base}/Consent`, () => bundle()),
);
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());

test('the adapter reads only what is asked for, with a token, and gives records, refusals and checkpoints', async () => {
  const config = nlCoreR4.config.parse({
    baseUrl: base, auth: { type: 'oauth2-client-credentials', tokenUrl: 'https://login.example/token', clientId: 'meervoud', clientSecret: { env: 'ECD_SECRET' } },
  });
  const secrets: string[] = [];
  const events: SourceEvent[] = [];
  const subject = `p-${'ab'.repeat(16)}` as SubjectPseudonym;
  for await (const event of nlCoreR4.read({
    source: 'ecd', config, zibs: ['PressureUlcer', 'TreatmentDirective2', 'AdvanceDirective'], log: silentLogger, signal: new AbortController().signal,
    pseudonym: (id) => { expect(id).toBe('c-1'); return subject; },
    secret: async (name) => { secrets.push(name); return 's'; },
  })) events.push(event);

  const origin = { source: 'ecd', reference: 'Condition/u-1' };
  expect(events.filter(({ type }) => type !== 'checkpoint')).toEqual([
    { type: 'record', record: { zib: 'PressureUlcer', id: 'Condition/u-1', origin, subject, decubitusCategory: '3', dateOfOnset: '2024-01-02', lastEvidence: '2024-01-02' } },
    { type: 'rejected', origin: { source: 'ecd', reference: 'Condition/u-2' }, code: 'risk-only', path: 'Condition.code', zib: 'PressureUlcer' },
  ]);
  expect(events.filter((event) => event.type === 'checkpoint').map((event) => event.zibsComplete)).toEqual([
    ['PressureUlcer'], ['PressureUlcer', 'TreatmentDirective2'], ['PressureUlcer', 'TreatmentDirective2', 'AdvanceDirective'], ['PressureUlcer', 'TreatmentDirective2', 'AdvanceDirective'],
  ]);
  expect(asked).toEqual(['Bearer a-token 15']);
  expect(secrets).toEqual(['env:ECD_SECRET']);
});
