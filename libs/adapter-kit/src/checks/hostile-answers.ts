import { type AnswerKind, kindOf } from '../serve/answer-kind.ts';
import { type Answer, isMetadata, type Tamper } from '../serve/witness.ts';

const json = (answer: Answer, body: string | Buffer): Answer => ({ ...answer, status: 200, body: Buffer.from(body) });

const outcome = JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity: 'fatal', code: 'processing', diagnostics: 'broken' }] });
const nested = `{"resourceType":"Bundle","type":"searchset","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;

/** What a server may answer instead of what was asked. None of it is a page or a file, so none may be taken for one. */
const answers: Readonly<Record<string, (answer: Answer, path: string) => Answer>> = {
  'a login page': (answer) => ({ ...answer, headers: { 'content-type': 'text/html' }, body: Buffer.from('<html><form>login</form></html>') }),
  'half an answer': (answer) => json(answer, answer.body.subarray(0, Math.max(1, answer.body.length >> 1))),
  'bytes that are no UTF-8': (answer) => json(answer, Buffer.from('{"resourceType":"Bundle","type":"searchset","a":"\u00ff"}', 'latin1')),
  'an error with status 200': (answer) => json(answer, outcome),
  'a name twice': (answer) => json(answer, '{"resourceType":"Bundle","type":"searchset","type":"searchset"}'),
  'JSON nested without end': (answer) => json(answer, nested),
  'a redirect': (answer, path) => (path === '/elsewhere' ? answer : { status: 302, headers: { location: '/elsewhere' }, body: Buffer.alloc(0) }),
  'a refusal': (answer) => ({ ...answer, status: 403, body: Buffer.from(outcome) }),
  'another resource': (answer) => json(answer, '{"resourceType":"Patient","id":"x"}'),
};

/** What an export answers after its first answer: spoilt alone, because an adapter that was refused before never gets there. */
const further = { manifest: 'the list of files', lines: 'a file' } as const satisfies Partial<Record<AnswerKind, string>>;

/** Every way to spoil the answers of a server that gave these kinds: all of them, and those of each further kind alone. */
export const hostileAnswers = (kinds: ReadonlySet<AnswerKind>): readonly { readonly name: string; readonly tamper: Tamper }[] =>
  Object.entries(answers).flatMap(([name, spoil]) => [
    { name: `${name} instead of an answer`, tamper: (answer: Answer, path: string): Answer => (isMetadata(path) ? answer : spoil(answer, path)) },
    ...Object.entries(further).filter(([kind]) => kinds.has(kind as AnswerKind)).map(([kind, what]) => ({
      name: `${name} instead of ${what}`, tamper: (answer: Answer, path: string): Answer => (kindOf(answer) === kind ? spoil(answer, path) : answer),
    })),
  ]);
