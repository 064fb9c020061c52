import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceEvent } from '@meervoud/adapter-sdk';
import { silentLogger } from '@meervoud/kernel';
import type { SubjectPseudonym, ZibName } from '@meervoud/zibs';
import { csv } from '../src/index.ts';

export const folderOf = (files: Readonly<Record<string, string | Uint8Array>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'meervoud-csv-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
};

export const pseudonym = (id: string): SubjectPseudonym => `p-${Buffer.from(id).toString('hex').padEnd(32, '0').slice(0, 32)}` as SubjectPseudonym;

export const read = async (folder: string, zibs: readonly ZibName[], signal = new AbortController().signal, after?: string): Promise<readonly SourceEvent[]> => {
  const events: SourceEvent[] = [];
  for await (const event of csv.read({ source: 'admin', config: csv.config.parse({ folder }), zibs, pseudonym, secret: async () => '', log: silentLogger, signal, ...(after === undefined ? {} : { after }) })) events.push(event);
  return events;
};

export const recordsIn = (events: readonly SourceEvent[]) => events.flatMap((event) => (event.type === 'record' ? [event.record] : []));
export const refusedIn = (events: readonly SourceEvent[]) =>
  events.flatMap((event) => (event.type === 'rejected' ? [`${event.origin.reference} ${event.code} ${event.path}`.trim()] : []));

export const STAYS = 'cliënt;locatie;afdeling;begindatum;einddatum\n';
/** Reads stays from one file. */
export const readStays = (content: string | Uint8Array, name = 'verblijven.csv') => read(folderOf({ [name]: content }), ['Stay']);
