import { isObject, type JsonObject } from '@meervoud/adapter-sdk';
import { KnownError } from '@meervoud/kernel';
import { differenceOf, recordContentsOf, recordsOf } from '../contents.ts';
import { referenceOf } from '../serve/references-in.ts';
import type { Tamper } from '../serve/witness.ts';
import type { Stage } from '../stage.ts';
import { brokenOff, type Check, describeThrown, verdictOf } from './check.ts';
import { hostileAnswers } from './hostile-answers.ts';
import { hostileFrom } from './hostile-resources.ts';

/** One resource of each type that became a record about a client. */
const specimensOf = (resources: readonly JsonObject[], used: ReadonlySet<string>): readonly JsonObject[] => {
  const found = resources.filter((resource) => resource['resourceType'] !== 'Location' && used.has(referenceOf(resource)));
  return [...new Map(found.map((resource) => [resource['resourceType'], resource])).values()];
};

/** Puts them at the end of every page that holds their type: a server that filters would never send them. */
const among = (hostile: readonly JsonObject[]): Tamper => (answer) => {
  let page: unknown;
  try {
    page = JSON.parse(answer.body.toString('utf8'));
  } catch {
    return answer;
  }
  if (!isObject(page) || page['resourceType'] !== 'Bundle' || !Array.isArray(page['entry'])) return answer;
  const types = new Set(page['entry'].map((entry) => (isObject(entry) && isObject(entry['resource']) ? entry['resource']['resourceType'] : undefined)));
  const entry = [...page['entry'], ...hostile.filter(({ resourceType }) => types.has(resourceType)).map((resource) => ({ resource }))];
  return { ...answer, body: Buffer.from(JSON.stringify({ ...page, entry })) };
};

const spoiltResources = async (stage: Stage, overHttp: boolean): Promise<readonly string[]> => {
  const resources = stage.material.years.at(-1)?.resources ?? [];
  const { events } = await stage.baseline();
  const hostile = hostileFrom(specimensOf(resources, new Set(recordsOf(events).map(({ origin }) => origin.reference))));
  const read = await stage.read(overHttp ? { tamper: among(hostile) } : { resources: [...resources, ...hostile] });
  const broken = brokenOff(read);
  if (broken !== undefined) return [`with spoilt resources among the others, ${broken}`];
  const difference = differenceOf(recordContentsOf(events), recordContentsOf(read.events));
  return [
    ...(difference === undefined ? [] : [`with spoilt resources among the others, the records differ: ${difference}`]),
    ...(Object.keys(Object.prototype).length === 0 ? [] : ['Object.prototype was polluted']),
  ];
};

const spoiltAnswer = async (stage: Stage, name: string, tamper: Tamper): Promise<readonly string[]> => {
  const { thrown } = await stage.read({ tamper });
  if (thrown === undefined) return [`${name} was taken for a page`];
  return thrown instanceof KnownError ? [] : [`${name} gave ${describeThrown(thrown)}, not a KnownError`];
};

export const hostileInput: Check = {
  id: 'hostile-input-survived',
  needs: ['ids-stable-over-two-reads', 'provides-what-it-promises', 'deterministic-order-free', 'entered-in-error-equals-deleted'],
  run: async (stage) => {
    const overHttp = await stage.overHttp();
    const wrong = [...await spoiltResources(stage, overHttp)];
    if (overHttp) for (const { name, tamper } of hostileAnswers) wrong.push(...await spoiltAnswer(stage, name, tamper));
    return verdictOf(wrong, overHttp ? `${hostileAnswers.length} kinds of broken answers` : undefined);
  },
};
