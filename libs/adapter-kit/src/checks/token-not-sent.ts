import { isObject, type JsonObject } from '@meervoud/adapter-sdk';
import { openBystander } from '../serve/bystander.ts';
import type { Answer, Tamper } from '../serve/witness.ts';
import { type Check, notApplicable, verdictOf } from './check.ts';

const pageIn = ({ body }: Answer): JsonObject | undefined => {
  try {
    const page: unknown = JSON.parse(body.toString('utf8'));
    return isObject(page) && page['resourceType'] === 'Bundle' ? page : undefined;
  } catch {
    return undefined;
  }
};
const rewritten = (answer: Answer, change: (page: JsonObject) => object): Answer => {
  const page = pageIn(answer);
  return page === undefined ? answer : { ...answer, body: Buffer.from(JSON.stringify(change(page))) };
};
const resourcesOf = (page: JsonObject, change: (resource: JsonObject) => object): readonly unknown[] =>
  (Array.isArray(page['entry']) ? page['entry'] : [])
    .map((entry) => (isObject(entry) && isObject(entry['resource']) ? { ...entry, ...change(entry['resource']) } : entry));
const pointing = ['subject', 'patient', 'beneficiary', 'partOf'];

/** Ways in which a source can point at somebody else; `elsewhere` is that somebody's base URL. */
const lures: Readonly<Record<string, (elsewhere: string) => Tamper>> = {
  'a next link to another host': (elsewhere) => (answer, path) => rewritten(answer, (page) => ({
    ...page, link: [{ relation: 'next', url: `${elsewhere}${path}` }],
  })),
  'a redirect to another host': (elsewhere) => (_answer, path) => ({ status: 307, headers: { location: `${elsewhere}${path}` }, body: Buffer.alloc(0) }),
  'resources that say they live on another host': (elsewhere) => (answer) => rewritten(answer, (page) => ({
    ...page, entry: resourcesOf(page, (resource) => ({ fullUrl: `${elsewhere}/${String(resource['resourceType'])}/${String(resource['id'])}`, resource })),
  })),
  'references to another host': (elsewhere) => (answer) => rewritten(answer, (page) => ({
    ...page,
    entry: resourcesOf(page, (resource) => {
      const references = pointing.filter((name) => name in resource).map((name) => [name, { reference: `${elsewhere}/Patient/1` }]);
      return { resource: { ...resource, ...Object.fromEntries(references) } };
    }),
  })),
};

export const tokenNotSent: Check = {
  id: 'token-not-sent-elsewhere',
  needs: ['records-match-schema'],
  run: async (stage) => {
    if (!await stage.overHttp()) return notApplicable('this source is not read over HTTP');
    const bystander = await openBystander();
    const wrong: string[] = [];
    try {
      for (const [name, lure] of Object.entries(lures)) {
        const before = bystander.visits.length;
        await stage.read({ tamper: lure(`${bystander.url}/fhir`) });
        const visits = bystander.visits.slice(before);
        if (visits.length > 0) wrong.push(`${name} was followed: ${visits[0]}`);
      }
    } finally {
      await bystander.close();
    }
    return verdictOf(wrong, `${Object.keys(lures).length} lures`);
  },
};
