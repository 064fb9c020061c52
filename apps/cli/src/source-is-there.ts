import { readdir } from 'node:fs/promises';
import { checkFolder, refusal } from '@meervoud/adapter-csv';
import { KnownError } from '@meervoud/kernel';

const PATIENCE_MILLISECONDS = 5_000;

/** The status with which somebody answers at this address. Throws `source-unavailable` (retry). */
export const answers = async (url: string): Promise<number> => {
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) }).catch((cause: unknown) => {
    throw new KnownError({ code: 'source-unavailable', recovery: 'retry', message: `Nothing answers at ${url}.`, expected: 'is it running, and is the address right?', cause });
  });
  await response.body?.cancel();
  return response.status;
};

interface Place { readonly baseUrl?: unknown; readonly server?: Place; readonly folder?: unknown; readonly ignoreCapabilities?: unknown }

const isSpreadsheets = (adapter: string): boolean => adapter === 'csv' || adapter.startsWith('csv-');

/**
 * Says that a folder can be listed and every row of its spreadsheets used, or that a FHIR server answers where its /metadata should be; to know more, somebody must log
 * in. Throws `folder-missing`, what `refusal` names, `metadata-missing` (halt) or `source-unavailable` (retry).
 */
export const sourceIsThere = async ({ adapter, config }: { readonly adapter: string; readonly config?: unknown }): Promise<string> => {
  const { folder, server, ...own } = (config ?? {}) as Place;
  if (typeof folder === 'string') {
    const names = await readdir(folder).catch((cause: unknown) => {
      throw new KnownError({ code: 'folder-missing', recovery: 'halt', message: `There is no folder ${folder}.`, expected: 'a folder with the files of this source', cause });
    });
    const problems = isSpreadsheets(adapter) ? await checkFolder(folder) : [];
    if (problems.length > 0) throw refusal(problems);
    return `${folder} holds ${names.length} files`;
  }
  const { baseUrl, ignoreCapabilities } = server ?? own;
  const url = `${String(baseUrl ?? '').replace(/\/$/, '')}/metadata`;
  const status = await answers(url);
  // who must log in first is refused, and is there
  const isThere = status < 300 || status === 401 || status === 403;
  if (!isThere && ignoreCapabilities !== true) {
    throw new KnownError({
      code: 'metadata-missing', recovery: 'halt', message: `${url} answers ${status}, and not with what the server can do.`,
      expected: 'a baseUrl under which /metadata answers, or ignoreCapabilities for a server that has none',
    });
  }
  return `${url} answers (${status})`;
};
