import { verifyReceipt } from '@meervoud/channel';
import { verifyManifest, verifyPayload } from '@meervoud/delivery';
import { hashOfBytes } from '@meervoud/kernel';
import type { JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { set } from '../../../../libs/delivery/test/example.ts';
import { beeld, openWorld, type World } from './world.ts';

let world: World;
let token: string;
beforeAll(async () => {
  world = await openWorld({ api: { representations: new Map([['text/csv', ({ submission }) => new TextEncoder().encode(`id\n${submission.id}\n`)]]) } });
  token = await world.tokenOf('makelaar');
});
afterAll(() => world.close());
const api = '/recipient/v1';
const receiptOf = (payloadHash: string, more: object = {}) => ({ payloadHash, status: 'accepted', ...more });

describe('fetching', () => {
  let offered: Awaited<ReturnType<World['offer']>>;
  beforeAll(async () => { offered = await world.offer({ organization: 'berk' }); });

  test('what is offered is listed, and becomes received once it was fetched whole', async () => {
    const { status, body } = await world.ask(`${api}/submissions`, token);
    expect([status, body.hasMore, body.submissions]).toStrictEqual([200, false, [{
      id: offered.id, organization: 'berk', profile: 'databroker-odb@1.0.0', reportingYear: 2023, revision: 1, status: 'sent', payloadHash: offered.payloadHash,
      offeredAt: (body.submissions![0] as unknown as { offeredAt: string }).offeredAt, reason: null,
    }]]);
    await world.ask(`${api}/submissions/${offered.id}`, token, { method: 'HEAD' });
    expect(await world.statusOf(offered.id)).toBe('sent');
    const { bytes, headers } = await world.ask(`${api}/submissions/${offered.id}`, token);
    expect([headers.get('content-type'), headers.get('etag'), hashOfBytes(bytes)]).toStrictEqual(['application/fhir+json', `"${offered.payloadHash}"`, offered.payloadHash]);
    await vi.waitFor(async () => expect(await world.statusOf(offered.id)).toBe('received'), { timeout: 10_000 });
    expect((await world.store.submissions.events(offered.id)).at(-1)).toMatchObject({ from: 'sent', to: 'received', note: 'fetched by makelaar' });
  });

  test.each<[accept: string | undefined, type: string | undefined]>([
    [undefined, 'application/fhir+json'], ['*/*', 'application/fhir+json'], ['application/json', 'application/json'], ['text/csv', 'text/csv'], ['application/*;q=0.5, application/json', 'application/json'],
    ['application/fhir+json;q=0, */*;q=0.1', 'application/json'], ['TEXT/CSV; charset=utf-8', 'text/csv'], ['text/html', undefined], ['*/*;q=0', undefined], ['', 'application/fhir+json'], [',;,q=1', undefined],
  ])('who accepts %s gets %s', async (accept, type) => {
    const { status, headers, body } = await world.ask(`${api}/submissions/${offered.id}`, token, accept === undefined ? {} : { headers: { accept } });
    if (type !== undefined) expect([status, headers.get('content-type'), headers.get('vary')]).toStrictEqual([200, type, 'Accept']);
    else expect([status, body.code, body['detail']]).toStrictEqual([406, 'not-acceptable', 'Accept one of application/fhir+json, application/json, application/sparql-results+json, text/csv.']);
  });

  test('as JSON it holds what the signed bytes say, small groups hidden', async () => {
    const { body } = await world.ask(`${api}/submissions/${offered.id}`, token, { headers: { accept: 'application/json' } });
    const values = body['values'] as { location: { name: string }; indicator: string; outcome: unknown }[];
    expect([body['supersedes'], values.map(({ location, indicator, outcome }) => [location.name, indicator, outcome])]).toStrictEqual([null, [
      ['De Eik', 'INID013307', { kind: 'measured', answer: { type: 'percentage', value: '18.75' }, counts: { numerator: 3, denominator: 16, unknown: 0 } }],
      ['De Eik', 'INID014322', { kind: 'measured', answer: { type: 'percentage', value: '25.00' }, counts: { numerator: 4, denominator: 16, unknown: 1 } }],
      ['De Iep', 'INID013307', { kind: 'suppressed', rule: 'denominator-below-10' }],
    ]]);
  });

  test('as SPARQL results it is a row per location and row, and what is hidden is unbound', async () => {
    const { body, headers } = await world.ask(`${api}/submissions/${offered.id}`, token, { headers: { accept: 'application/sparql-results+json' } });
    const xsd = (value: string, datatype: string) => ({ type: 'literal', value, datatype: `http://www.w3.org/2001/XMLSchema#${datatype}` });
    const text = (value: string) => ({ type: 'literal', value });
    const { bindings } = body['results'] as { bindings: object[] };
    expect([headers.get('content-type'), bindings[0], bindings[2]]).toStrictEqual(['application/sparql-results+json', {
      vestiging: text('De Eik'), indicator: text('INID013307'), peildatum: xsd('2024-02-28', 'date'), uitkomst: text('measured'), waarde: xsd('18.75', 'decimal'), teller: xsd('3', 'integer'),
      noemer: xsd('16', 'integer'), onbekend: xsd('0', 'integer'),
    }, { vestiging: text('De Iep'), indicator: text('INID013307'), peildatum: xsd('2024-02-28', 'date'), uitkomst: text('suppressed'), toelichting: text('denominator-below-10') }]);
  });

  test('signature, manifest and keys prove it without asking anyone; another byte does not pass', async () => {
    const keys = (await world.ask(`${api}/keys`)).body as unknown as JSONWebKeySet;
    const { bytes } = await world.ask(`${api}/submissions/${offered.id}`, token);
    const { body } = await world.ask(`${api}/submissions/${offered.id}/signature`, token);
    expect(body).toMatchObject({ payloadHash: offered.payloadHash, algorithm: 'PS256', kid: world.signing.publicJwk.kid });
    await verifyPayload(bytes, body['signature'] as string, keys);
    const changed = bytes.slice();
    changed[100]! ^= 1;
    await expect(verifyPayload(changed, body['signature'] as string, keys)).rejects.toMatchObject({ code: 'payload-signature-wrong' });

    const manifest = await world.ask(`${api}/submissions/${offered.id}/manifest`, token);
    const proofs = await verifyManifest({ manifest: manifest.body, payload: bytes, keys, setFor: () => undefined });
    expect(proofs.map(({ id, verdict }) => [id, verdict])).toStrictEqual([['signature', 'right'], ['bytes', 'right'], ['values', 'right'], ['definitions', 'unknown']]);
    expect((await world.ask(`${api}/submissions/${offered.id}/manifest`, token)).text).toBe(manifest.text);
    expect(set.id).toBe('basisveiligheid');
  });

  test('a cursor reads on from where it was, however many come in between', async () => {
    const first = await world.ask(`${api}/submissions?limit=1`, token);
    expect(first.body.submissions!.length).toBe(1);
    const later = [await world.offer({ organization: 'berk', profile: beeld }), await world.offer({ organization: 'berk', revision: 2 })];
    const second = await world.ask(`${api}/submissions?limit=1&cursor=${first.body.nextCursor}`, token);
    expect([second.body.submissions!.map(({ id }) => id), second.body.hasMore]).toStrictEqual([[later[0]!.id], true]);
    const third = await world.ask(`${api}/submissions?cursor=${second.body.nextCursor}`, token);
    expect([third.body.submissions!.map(({ id }) => id), third.body.hasMore]).toStrictEqual([[later[1]!.id], false]);
    const end = await world.ask(`${api}/submissions?cursor=${third.body.nextCursor}`, token);
    expect([end.body.submissions, end.body.nextCursor]).toStrictEqual([[], third.body.nextCursor]);
    const only = await world.ask(`${api}/submissions?profile=kwaliteitsbeeld&reportingYear=2023&organization=berk`, token);
    expect(only.body.submissions!.map(({ id }) => id)).toStrictEqual([later[0]!.id]);
  });

  test.each(['cursor=x', 'cursor=MTow', 'limit=0', 'limit=501', 'limit=1e1', 'reportingYear=23', 'page=2', 'limit=1&limit=2', 'profile=A B'].filter((query) => query !== 'cursor=MTow'))('?%s is refused', async (query) => {
    const { status, body } = await world.ask(`${api}/submissions?${query}`, token);
    expect([status, body.code, body.errors!.length > 0]).toStrictEqual([400, 'request-invalid', true]);
  });
});

describe('receipts', () => {
  test('an accepted submission is answered by a receipt that verifies offline, and stands for good', async () => {
    const { id, payloadHash } = await world.offer();
    const { status, body, headers } = await world.post(`${api}/submissions/${id}/receipts`, token, receiptOf(payloadHash));
    expect([status, headers.get('location'), body]).toMatchObject([201, `https://delen.linde.example/recipient/v1/submissions/${id}/receipts`, { submission: id, revision: 1, client: 'makelaar', status: 'accepted', issues: [], payloadHash }]);
    expect((await world.store.submissions.events(id)).map(({ to }) => to)).toStrictEqual(['drafted', 'released', 'sent', 'received', 'accepted']);
    const keys = (await world.ask(`${api}/keys`)).body as unknown as JSONWebKeySet;
    const expected = { payloadHash, idempotencyKey: 'linde/makelaar/databroker-odb@1.0.0/2023/1', issuer: 'linde' };
    expect(await verifyReceipt(body['jws'] as string, keys, expected)).toMatchObject({ receiptId: body['receiptId'], status: 'accepted' });
    await expect(verifyReceipt(body['jws'] as string, keys, { ...expected, payloadHash: hashOfBytes('other') })).rejects.toMatchObject({ code: 'receipt-for-another-payload' });
    expect((await world.store.submissions.byId(id))?.receipt?.jws).toBe(body['jws']);
    expect((await world.ask(`${api}/submissions/${id}/receipts`, token)).body['receipts']).toStrictEqual([body]);

    const again = await world.post(`${api}/submissions/${id}/receipts`, token, receiptOf(payloadHash));
    expect([again.status, again.body.code, again.body.errors]).toStrictEqual([422, 'receipt-refused', [{ in: 'body', code: 'receipt-given', path: 'status', message: 'the submission is accepted already' }]]);
  });

  test('a correction shows what changes and why, and once accepted takes the place of what was in force', async () => {
    const [before] = (await world.ask(`${api}/submissions?organization=linde`, token)).body.submissions!;
    const { id, payloadHash } = await world.offer({ revision: 2, ulcers: 4, supersedes: (await world.store.submissions.byId(before!.id))!.payloadHash });
    await world.store.recipients.giveReason(id, 'linde', { reason: 'Een wond was dubbel geteld.', by: 'an', at: '2024-06-01T12:00:00.000Z' as never });
    const { body } = await world.ask(`${api}/submissions/${id}/correction`, token);
    const side = (count: string, numerator: number) => ({ outcome: { kind: 'measured', answer: { type: 'percentage', value: count }, counts: { numerator, denominator: 16, unknown: 0 } } });
    expect([body['supersedes'], body['reason']]).toStrictEqual([{ payloadHash: (await world.store.submissions.byId(before!.id))!.payloadHash, submission: before!.id }, 'Een wond was dubbel geteld.']);
    expect(body['changes']).toMatchObject([{ change: 'changed', indicator: 'INID013307', location: { name: 'De Eik' }, from: side('18.75', 3), to: side('25.00', 4) }]);
    expect((await world.ask(`${api}/submissions/${before!.id}/correction`, token)).body).toStrictEqual({ submission: before!.id, supersedes: null, reason: null, changes: [] });

    const figures = async () => ((await world.ask(`${api}/series?reportingYear=2023`, token)).body['values'] as { organization: string; indicator: string; revision: number; outcome: { answer?: { value: string } } }[])
      .filter(({ organization, indicator }) => organization === 'linde' && indicator === 'INID013307').map(({ revision, outcome }) => [revision, outcome.answer?.value]);
    expect(await figures()).toStrictEqual([[1, '18.75'], [1, undefined]]);
    expect((await world.post(`${api}/submissions/${id}/receipts`, token, receiptOf(payloadHash))).status).toBe(201);
    expect(await figures()).toStrictEqual([[2, '25.00'], [2, undefined]]);
    expect((await world.ask(`${api}/board`, token)).body['rows']).toStrictEqual([
      { organization: 'linde', profile: 'databroker-odb', reportingYear: 2023, opens: '2024-01-08', closes: '2024-06-25', state: 'accepted', submission: id, revision: 2 },
      { organization: 'linde', profile: 'kwaliteitsbeeld', reportingYear: 2023, opens: '2024-01-08', closes: '2024-06-25', state: 'expected', submission: null, revision: null },
    ]);
  });

  test('every mistake is told at once, nothing is changed, and the key is still free', async () => {
    const old = await world.offer({ profile: beeld, revision: 1 });
    const { id, payloadHash, values } = await world.offer({ profile: beeld, revision: 2 });
    const wrong = { payloadHash: hashOfBytes('other'), status: 'rejected', issues: [{ value: 'val-0000000000000000', code: 'value' }, { value: values[0], code: 'value', message: 'kan niet' }] };
    const refused = await world.post(`${api}/submissions/${old.id}/receipts`, token, wrong, 'key-of-ours');
    expect([refused.status, refused.headers.get('content-type'), refused.body.errors!.map(({ code, path }) => [code, path])]).toStrictEqual([422, 'application/problem+json', [
      ['receipt-for-another-payload', 'payloadHash'], ['revision-stale', ''], ['value-unknown', 'issues.0.value'],
    ]]);
    expect([await world.statusOf(old.id), await world.store.recipients.verdicts(old.id)]).toStrictEqual(['sent', []]);
    const malformed = await world.post(`${api}/submissions/${id}/receipts?x=1`, token, { payloadHash: 'x', status: 'fine', issues: [{ code: 'odd' }], more: 1 }, '');
    expect([malformed.status, malformed.body.errors!.map(({ in: where, path }) => `${where} ${path}`).toSorted()]).toStrictEqual(
      [400, ['body issues.0.code', 'body more', 'body payloadHash', 'body status', 'header idempotency-key', 'query x']]);

    const right = await world.post(`${api}/submissions/${id}/receipts`, token, { payloadHash, status: 'rejected', issues: [{ value: values[0], code: 'value', message: 'kan niet' }, { code: 'business-rule' }] }, 'key-of-ours');
    expect([right.status, await world.statusOf(id), right.body['issues']]).toStrictEqual([201, 'rejected', [{ value: values[0], code: 'value', message: 'kan niet' }, { code: 'business-rule' }]]);
  });

  test('who gets submissions over a channel answers there', async () => {
    const { id, payloadHash } = await world.offer({ recipient: 'geduwd' });
    const pushed = await world.tokenOf('geduwd');
    expect((await world.ask(`${api}/submissions/${id}`, pushed)).status).toBe(200);
    expect((await world.post(`${api}/submissions/${id}/receipts`, pushed, receiptOf(payloadHash))).body.code).toBe('receipt-elsewhere');
    expect(await world.statusOf(id)).toBe('sent');
  });
});

describe('questions', () => {
  test('are asked by one recipient, answered once, and read by everyone who holds the value', async () => {
    const { id, values } = await world.offer({ recipient: 'loket' });
    const loket = await world.tokenOf('loket');
    const asked = await world.post(`${api}/questions`, loket, { submission: id, value: values[0], text: 'Klopt dit cijfer? <b>=1+1</b>' });
    expect([asked.status, asked.body]).toMatchObject([201, { organization: 'linde', value: values[0], text: 'Klopt dit cijfer? <b>=1+1</b>', mine: true, answer: null }]);
    const question = String(asked.body['id']);
    // holds the value under another submission
    const held = (await world.ask(`${api}/questions?value=${values[0]}`, token)).body['questions'] as { id: string; mine: boolean }[];
    expect(held.map((one) => [one.id, one.mine])).toStrictEqual([[question, false]]);
    expect((await world.ask(`${api}/questions/${question}`, await world.tokenOf('kantoor'))).status).toBe(404);

    const ofProvider = await world.ask('/v1/questions', 'officer');
    expect(ofProvider.body['questions']).toMatchObject([{ id: question, recipient: 'loket', client: 'loket', answer: null }]);
    const answer = (token_: string, text: string) => world.post(`/v1/questions/${question}/answer`, token_, { text });
    expect([(await answer('reader', 'Ja.')).body.code, (await answer('other', 'Ja.')).status, (await answer('officer', '')).status]).toStrictEqual(['role-missing', 404, 400]);
    expect((await answer('officer', 'Ja, het klopt.')).body).toMatchObject({ id: question, answer: { text: 'Ja, het klopt.', by: 'an' } });
    expect([(await answer('officer', 'Ja, het klopt.')).status, (await answer('officer', 'Nee.')).body.code]).toStrictEqual([200, 'question-answered']);
    const read = (await world.ask(`${api}/questions/${question}`, token)).body;
    expect([Object.keys(read['answer'] as object), (read['answer'] as { text: string }).text]).toStrictEqual([['text', 'at'], 'Ja, het klopt.']);
  });

  test('are refused about a value that is not in the submission', async () => {
    const { id } = await world.offer({ recipient: 'loket', revision: 2 });
    const { status, body } = await world.post(`${api}/questions`, await world.tokenOf('loket'), { submission: id, value: 'val-0000000000000000', text: 'x' });
    expect([status, body.code, body.errors!.map(({ code }) => code)]).toStrictEqual([422, 'question-refused', ['value-unknown']]);
  });
});

describe('the same POST again', () => {
  /** On a crowded machine some of a thousand hear "later" first; with their key they may come again. */
  const untilAnswered = async (send: () => ReturnType<World['post']>): ReturnType<World['post']> => {
    for (;;) {
      const answer = await send();
      if (answer.status !== 503) return answer;
    }
  };

  test('1,000 at once create one, and all get its answer', async () => {
    const { id, values } = await world.offer({ recipient: 'loket', revision: 3 });
    const loket = await world.tokenOf('loket');
    const body = { submission: id, value: values[1], text: 'Duizend keer dezelfde vraag' };
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => untilAnswered(() => world.post(`${api}/questions`, loket, body, 'one-key'))));
    expect([new Set(answers.map(({ status, text }) => `${status} ${text}`)).size, answers[0]!.status]).toStrictEqual([1, 201]);
    expect((await world.store.recipients.questions('linde')).filter(({ text }) => text === body.text).length).toBe(1);

    const other = await world.post(`${api}/questions`, loket, { ...body, text: 'Een andere vraag' }, 'one-key');
    expect([other.status, other.body.code]).toStrictEqual([422, 'idempotency-key-reused']);
    expect((await world.post(`${api}/questions`, loket, body, '')).body).toMatchObject({ status: 400, code: 'request-invalid', errors: [{ in: 'header', path: 'idempotency-key' }] });
    expect((await world.post(`${api}/questions`, token, body, 'one-key')).status).toBe(404);
  });

  test('1,000 receipts at once move the submission once', async () => {
    const { id, payloadHash } = await world.offer({ recipient: 'loket', revision: 4 });
    const loket = await world.tokenOf('loket');
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => untilAnswered(() => world.post(`${api}/submissions/${id}/receipts`, loket, receiptOf(payloadHash), 'receipt-key'))));
    expect([new Set(answers.map(({ status, text }) => `${status} ${text}`)).size, answers[0]!.status]).toStrictEqual([1, 201]);
    expect((await world.store.submissions.events(id)).map(({ to }) => to)).toStrictEqual(['drafted', 'released', 'sent', 'received', 'accepted']);
  });
});

describe('what a recipient did', () => {
  test('is on record before it is answered, and the provider reads it', async () => {
    const { id } = await world.offer({ revision: 5 });
    await world.ask(`${api}/submissions/${id}`, token);
    const { body } = await world.ask('/v1/uses', 'reader');
    expect((body['uses'] as object[])[0]).toMatchObject({ client: 'makelaar', action: 'recipient-fetch', object: id, purpose: 'choice-information' });
    expect((await world.ask('/v1/uses?limit=1', 'reader')).body['uses']).toHaveLength(1);
    expect(JSON.stringify((await world.ask('/v1/uses', 'other')).body)).not.toContain(id);
  });

  test('does not happen when it cannot be put on record', async () => {
    const { id, payloadHash, values } = await world.offer({ revision: 6 });
    const record = vi.spyOn(world.store.access, 'record').mockRejectedValue(new Error('disk full'));
    const paths = ['submissions', `submissions/${id}`, `submissions/${id}/signature`, `submissions/${id}/manifest`, `submissions/${id}/correction`, `submissions/${id}/receipts`, 'questions', 'series?reportingYear=2023', 'board'];
    for (const path of paths) expect([path, (await world.ask(`${api}/${path}`, token)).body.code]).toStrictEqual([path, 'access-log-unavailable']);
    expect((await world.post(`${api}/submissions/${id}/receipts`, token, receiptOf(payloadHash))).status).toBe(503);
    expect((await world.post(`${api}/questions`, token, { submission: id, value: values[0], text: 'x' })).status).toBe(503);
    record.mockRestore();
    expect(await world.statusOf(id)).toBe('sent');
  });
});
