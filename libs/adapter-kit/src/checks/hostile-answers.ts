import type { Answer, Tamper } from '../serve/witness.ts';

const json = (answer: Answer, body: string | Buffer): Answer => ({ ...answer, status: 200, body: Buffer.from(body) });
const isData = (path: string): boolean => !/\/metadata\b/.test(path);

const outcome = JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity: 'fatal', code: 'processing', diagnostics: 'broken' }] });
const nested = `{"resourceType":"Bundle","type":"searchset","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;

/** What a server may answer instead of a page. None of it is a page, so none may be taken for one. */
const answers: Readonly<Record<string, (answer: Answer, path: string) => Answer>> = {
  'a login page': (answer) => ({ ...answer, headers: { 'content-type': 'text/html' }, body: Buffer.from('<html><form>login</form></html>') }),
  'half a page': (answer) => json(answer, answer.body.subarray(0, Math.max(1, answer.body.length >> 1))),
  'bytes that are no UTF-8': (answer) => json(answer, Buffer.from('{"resourceType":"Bundle","type":"searchset","a":"\u00ff"}', 'latin1')),
  'an error with status 200': (answer) => json(answer, outcome),
  'a name twice': (answer) => json(answer, '{"resourceType":"Bundle","type":"searchset","type":"searchset"}'),
  'JSON nested without end': (answer) => json(answer, nested),
  'a redirect': (answer, path) => (path === '/elsewhere' ? answer : { status: 302, headers: { location: '/elsewhere' }, body: Buffer.alloc(0) }),
  'a refusal': (answer) => ({ ...answer, status: 403, body: Buffer.from(outcome) }),
  'another resource': (answer) => json(answer, '{"resourceType":"Patient","id":"x"}'),
};

/** Spoils every answer that carries data. */
export const hostileAnswers: readonly { readonly name: string; readonly tamper: Tamper }[] = Object.entries(answers).map(([name, spoil]) => ({
  name,
  tamper: (answer, path) => (isData(path) ? spoil(answer, path) : answer),
}));
