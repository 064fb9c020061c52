import { posix } from 'node:path';
import type { Package } from './package.ts';
import { attribute, readXml } from './xml.ts';

export interface Contents {
  /** In the order of the tabs, with the path of each part. */
  readonly sheets: readonly { readonly name: string; readonly path: string; readonly hidden: boolean }[];
  readonly sharedStrings: string | undefined;
  readonly dates1904: boolean;
}

interface Relation { readonly id: string; readonly type: string; readonly path: string }

/** What a part points to, as paths from the root of the package. */
const relationsOf = async (parts: Package, part: string): Promise<readonly Relation[]> => {
  const relations: Relation[] = [];
  const folder = posix.dirname(part);
  await readXml(parts.read(posix.join(folder, '_rels', `${posix.basename(part)}.rels`)), {
    open: (name, { Id: id = '', Type: type = '', Target: target = '' }) => {
      if (name === 'Relationship') relations.push({ id, type: type.split('/').at(-1) ?? '', path: posix.join('/', target.startsWith('/') ? '' : folder, target).slice(1) });
    },
  });
  return relations;
};

/** Which worksheets there are and where; undefined when this is no workbook. */
export const contentsOf = async (parts: Package): Promise<Contents | undefined> => {
  const workbook = (await relationsOf(parts, '')).find(({ type }) => type === 'officeDocument')?.path;
  if (workbook === undefined || !parts.has(workbook)) return undefined;
  const relations = await relationsOf(parts, workbook);
  const sheets: Contents['sheets'][number][] = [];
  let dates1904 = false;
  await readXml(parts.read(workbook), {
    open: (name, attributes) => {
      if (name === 'workbookPr') dates1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const relation = relations.find(({ id }) => id === attribute(attributes, 'id'));
      if (relation?.type === 'worksheet') sheets.push({ name: attributes['name'] ?? '', path: relation.path, hidden: (attributes['state'] ?? 'visible') !== 'visible' });
    },
  });
  return { sheets, sharedStrings: relations.find(({ type }) => type === 'sharedStrings')?.path, dates1904 };
};
