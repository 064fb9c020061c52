import type { JsonObject } from '@meervoud/adapter-sdk';
import { type Files, openFolders } from './open-folders.ts';
import { referenceOf } from './references-in.ts';
import type { Serve } from './served.ts';
import { spoiltLines } from './spoilt-lines.ts';

const STRAY = 'leesmij.txt';
const linesOf = (resources: readonly JsonObject[]): readonly string[] => resources.map((resource) => JSON.stringify(resource));

/** A file for so many resources of a type; `after` are lines at the end of each last one. */
const filesOf = (resources: readonly JsonObject[], pageSize: number, after: readonly string[] = []): Files => {
  const files = new Map([[STRAY, 'export of tonight']]);
  for (const type of new Set(resources.map(({ resourceType }) => String(resourceType)))) {
    const lines = [...linesOf(resources.filter(({ resourceType }) => resourceType === type)), ...after];
    for (let part = 0; part * pageSize < lines.length; part += 1) {
      files.set(`${type}.${String(part + 1).padStart(3, '0')}.ndjson`, lines.slice(part * pageSize, (part + 1) * pageSize).map((line) => `${line}\n`).join(''));
    }
  }
  return files;
};

/** The clients as FHIR Bulk Data that lies in a folder: `pageSize` resources go in a file. */
export const serveNdjsonFolder: Serve = async ({ resources, pageSize }) => {
  const folders = await openFolders();
  const at = async (files: Files): Promise<unknown> => ({ folder: await folders.write(files) });
  return {
    config: await at(filesOf(resources, pageSize)),
    sent: [STRAY, ...resources.filter(({ id }) => typeof id === 'string').map(referenceOf)],
    spoilt: {
      among: (spoilt) => at(filesOf([...resources, ...spoilt], pageSize, spoiltLines)),
      broken: {
        'a folder that is not there': async () => ({ folder: folders.nowhere }),
        'a folder without an export': () => at(new Map([[STRAY, 'tomorrow']])),
        'a login page': () => at(new Map([['Condition.ndjson', '<html><form>login</form></html>\n']])),
        'a file that is cut off in its first line': () => at(new Map([['Condition.ndjson', linesOf(resources)[0]?.slice(0, 40) ?? '{']])),
      },
    },
    close: () => folders.close(),
  };
};
