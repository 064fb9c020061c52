import type { JsonObject } from '@meervoud/adapter-sdk';
import { KnownError } from '@meervoud/kernel';
import { differenceOf, recordContentsOf, recordsOf } from '../contents.ts';
import { kindOf, objectIn, withContent } from '../serve/answer-kind.ts';
import { referenceOf, resourcesIn } from '../serve/references-in.ts';
import { spoiltLines } from '../serve/spoilt-lines.ts';
import type { Tamper } from '../serve/witness.ts';
import type { Stage, StageOrder } from '../stage.ts';
import { brokenOff, type Check, describeThrown, notApplicable, verdictOf } from './check.ts';
import { hostileAnswers } from './hostile-answers.ts';
import { hostileFrom } from './hostile-resources.ts';

/** One resource of each type that became a record about a client. */
const specimensOf = (resources: readonly JsonObject[], used: ReadonlySet<string>): readonly JsonObject[] => {
  const found = resources.filter((resource) => resource['resourceType'] !== 'Location' && used.has(referenceOf(resource)));
  return [...new Map(found.map((resource) => [resource['resourceType'], resource])).values()];
};

/** Puts them at the end of every page or file that holds their type: a server that filters would never send them. */
const among = (hostile: readonly JsonObject[]): Tamper => (answer) => {
  const types = new Set(resourcesIn(answer.body).map(({ resourceType }) => resourceType));
  const fitting = hostile.filter(({ resourceType }) => types.has(resourceType));
  if (kindOf(answer) === 'lines') {
    const lines = [...fitting.map((resource) => JSON.stringify(resource)), ...spoiltLines];
    return { ...answer, body: Buffer.concat([answer.body, Buffer.from(lines.map((line) => `${line}\n`).join(''))]) };
  }
  const page = objectIn(answer);
  if (page?.['resourceType'] !== 'Bundle' || !Array.isArray(page['entry'])) return answer;
  const entries: readonly unknown[] = page['entry'];
  return withContent(answer, { ...page, entry: [...entries, ...fitting.map((resource) => ({ resource }))] });
};

/** How to read everything with what is spoilt beside it; undefined where nothing that was read can be spoilt. */
const withSpoilt = async (stage: Stage, overHttp: boolean): Promise<StageOrder | undefined> => {
  const resources = stage.material.years.at(-1)?.resources ?? [];
  const used = new Set(recordsOf((await stage.baseline()).events).map(({ origin }) => origin.reference));
  const hostile = hostileFrom(specimensOf(resources, used));
  const spoilt = await stage.spoilt();
  if (spoilt !== undefined) return { given: await spoilt.among(hostile) };
  if (hostile.length === 0) return undefined;
  return overHttp ? { tamper: among(hostile) } : { resources: [...resources, ...hostile] };
};

const besideSpoilt = async (stage: Stage, order: StageOrder): Promise<readonly string[]> => {
  const read = await stage.read(order);
  const broken = brokenOff(read);
  if (broken !== undefined) return [`with what is spoilt among the others, ${broken}`];
  const difference = differenceOf(recordContentsOf(await stage.baseline()), recordContentsOf(read));
  return [
    ...(difference === undefined ? [] : [`with what is spoilt among the others, the records differ: ${difference}`]),
    ...(Object.keys(Object.prototype).length === 0 ? [] : ['Object.prototype was polluted']),
  ];
};

interface Broken { readonly name: string; readonly order: StageOrder }

/** Sources that are broken as a whole: what they give is no page, no file and no sheet. */
const brokenSources = async (stage: Stage, overHttp: boolean): Promise<readonly Broken[]> => {
  if (overHttp) return hostileAnswers((await stage.baseline()).kinds ?? new Set()).map(({ name, tamper }) => ({ name, order: { tamper } }));
  const broken = (await stage.spoilt())?.broken ?? {};
  return Promise.all(Object.entries(broken).map(async ([name, make]) => ({ name, order: { given: await make() } })));
};

const refused = async (stage: Stage, { name, order }: Broken): Promise<readonly string[]> => {
  const { thrown } = await stage.read(order);
  if (thrown === undefined) return [`${name} was taken for good`];
  return thrown instanceof KnownError ? [] : [`${name} gave ${describeThrown(thrown)}, not a KnownError`];
};

export const hostileInput: Check = {
  id: 'hostile-input-survived',
  needs: ['ids-stable-over-two-reads', 'provides-what-it-promises', 'deterministic-order-free', 'entered-in-error-equals-deleted'],
  run: async (stage) => {
    const overHttp = await stage.overHttp();
    const spoilt = await withSpoilt(stage, overHttp);
    const broken = await brokenSources(stage, overHttp);
    if (spoilt === undefined && broken.length === 0) return notApplicable('nothing that was read can be spoilt');
    const wrong = spoilt === undefined ? [] : [...await besideSpoilt(stage, spoilt)];
    for (const source of broken) wrong.push(...await refused(stage, source));
    return verdictOf(wrong, [
      spoilt === undefined ? 'nothing that was read can be spoilt' : 'spoilt among the others',
      ...(broken.length === 0 ? [] : [`broken in ${broken.length} ways`]),
    ].join(', '));
  },
};
