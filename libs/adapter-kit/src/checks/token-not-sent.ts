import { isObject, type JsonObject } from '@meervoud/adapter-sdk';
import { type AnswerKind, kindOf, objectIn, withContent } from '../serve/answer-kind.ts';
import { openBystander } from '../serve/bystander.ts';
import type { Answer, Tamper } from '../serve/witness.ts';
import { type Check, notApplicable, verdictOf } from './check.ts';

/** Rewrites the JSON of answers of one kind, and leaves all others. */
const rewriting = (kind: AnswerKind, change: (content: JsonObject, path: string) => object): Tamper => (answer, path) => {
  const content = kindOf(answer) === kind ? objectIn(answer) : undefined;
  return content === undefined ? answer : withContent(answer, change(content, path));
};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const entriesOf = (page: JsonObject, change: (resource: JsonObject) => object): readonly unknown[] =>
  listOf(page['entry']).map((entry) => (isObject(entry) && isObject(entry['resource']) ? { ...entry, ...change(entry['resource']) } : entry));

const pointing = ['subject', 'patient', 'beneficiary', 'partOf'];
const about = (elsewhere: string, resource: JsonObject): JsonObject =>
  ({ ...resource, ...Object.fromEntries(pointing.filter((name) => name in resource).map((name) => [name, { reference: `${elsewhere}/Patient/1` }])) });
const lineAbout = (elsewhere: string, line: string): string => {
  const resource = objectIn({ body: Buffer.from(line) });
  return resource === undefined ? line : JSON.stringify(about(elsewhere, resource));
};
const filesAt = (elsewhere: string, manifest: JsonObject): readonly unknown[] =>
  listOf(manifest['output']).map((file, at) => (isObject(file) ? { ...file, url: `${elsewhere}/file-${at}.ndjson` } : file));

/** Ways in which a source can point at somebody else; `elsewhere` is that somebody's base URL. */
const lures: Readonly<Record<string, (elsewhere: string) => Tamper>> = {
  'a next link to another host': (elsewhere) => rewriting('page', (page, path) =>
    ({ ...page, link: [{ relation: 'next', url: `${elsewhere}${path}` }] })),
  'a redirect to another host': (elsewhere) => (_answer, path) =>
    ({ status: 307, headers: { location: `${elsewhere}${path}` }, body: Buffer.alloc(0) }),
  'resources that say they live on another host': (elsewhere) => rewriting('page', (page) => ({
    ...page, entry: entriesOf(page, (resource) => ({ fullUrl: `${elsewhere}/${String(resource['resourceType'])}/${String(resource['id'])}`, resource })),
  })),
  'references to another host': (elsewhere) => rewriting('page', (page) =>
    ({ ...page, entry: entriesOf(page, (resource) => ({ resource: about(elsewhere, resource) })) })),
  'references to another host, in a file': (elsewhere) => (answer) => (kindOf(answer) === 'lines'
    ? { ...answer, body: Buffer.from(answer.body.toString('utf8').split('\n').map((line) => lineAbout(elsewhere, line)).join('\n')) } : answer),
  'an export that is told of on another host': (elsewhere) => (answer) => ('content-location' in answer.headers
    ? { ...answer, headers: { ...answer.headers, 'content-location': `${elsewhere}/export-status` } } : answer),
  'files on another host': (elsewhere) => rewriting('manifest', (manifest) => ({ ...manifest, output: filesAt(elsewhere, manifest) })),
  'files on another host that want no token': (elsewhere) => rewriting('manifest', (manifest) =>
    ({ ...manifest, requiresAccessToken: false, output: filesAt(elsewhere, manifest) })),
};

export const tokenNotSent: Check = {
  id: 'token-not-sent-elsewhere',
  needs: ['records-match-schema'],
  run: async (stage) => {
    if (!await stage.overHttp()) return notApplicable('this source is not read over HTTP: there is no token, and nobody to send it to');
    const bystander = await openBystander();
    const wrong: string[] = [];
    const laid = new Set<string>();
    try {
      for (const [name, lure] of Object.entries(lures)) {
        const before = bystander.visits.length;
        const tamper = lure(`${bystander.url}/fhir`);
        const laying = (answer: Answer, path: string, number: number): ReturnType<Tamper> => {
          const tampered = tamper(answer, path, number);
          if (tampered !== answer) laid.add(name);
          return tampered;
        };
        await stage.read({ tamper: laying });
        const visits = bystander.visits.slice(before);
        if (visits.length > 0) wrong.push(`${name} was followed: ${visits[0]}`);
      }
    } finally {
      await bystander.close();
    }
    return verdictOf(wrong, `${laid.size} lures`);
  },
};
