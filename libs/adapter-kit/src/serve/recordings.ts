import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject, type JsonObject, parseJson } from '@meervoud/adapter-sdk';
import { KnownError } from '@meervoud/kernel';
import { NO_DATA, resourcesIn } from './references-in.ts';

const MAX_DEPTH = 64;

const refusal = (at: string, message: string): KnownError => new KnownError({
  code: 'recordings-missing', recovery: 'halt', at, message,
  expected: 'a folder with Condition.json, Condition-2.json, ...: the answers to searches, each a Bundle or a resource',
});

/** Every resource in the .json files of a folder, in order of name. Throws `recordings-missing` (halt). */
export const readRecordings = async (folder: string): Promise<readonly JsonObject[]> => {
  const names = await readdir(folder).catch(() => { throw refusal(folder, 'There is no such folder.'); });
  const resources: JsonObject[] = [];
  for (const name of names.filter((file) => file.endsWith('.json')).sort(byNumber)) {
    const bytes = await readFile(join(folder, name));
    const parsed = parseJson(bytes.toString('utf8'), MAX_DEPTH);
    if ('problem' in parsed || !isObject(parsed.value)) throw refusal(join(folder, name), 'This recording is not a FHIR resource in JSON.');
    if (parsed.value['resourceType'] === 'OperationOutcome') {
      throw refusal(join(folder, name), 'This recording is an error that the ECD answered with, and not what it holds.');
    }
    resources.push(...resourcesIn(bytes).filter(({ resourceType }) => !NO_DATA.has(String(resourceType))));
  }
  if (resources.length === 0) throw refusal(folder, 'There are no recordings here.');
  return resources;
};

/** `Condition-2` before `Condition-10`. */
const byNumber = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true });
