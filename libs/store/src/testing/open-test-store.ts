import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, type Logger, silentLogger } from '@meervoud/kernel';
import pg from 'pg';
import { type OpenedStore, openStore, type StorePlace } from '../open-store.ts';

/** A server of its own in a temporary directory, or a database of its own on a server that runs. */
export type TestFooting = { readonly kind: 'embedded' } | { readonly kind: 'postgresql'; readonly databaseUrl: string };

export interface TestStore extends OpenedStore {
  /** To open the same store a second time, or from another process. */
  readonly place: StorePlace;
}

interface TestPlace {
  readonly place: StorePlace;
  readonly remove: () => Promise<void>;
}

const onServer = async (databaseUrl: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

const embeddedPlace = (): TestPlace => {
  const directory = mkdtempSync(join(tmpdir(), 'meervoud-test-'));
  // as root the server runs as another user, who must get through
  chmodSync(directory, 0o711);
  return { place: { directory }, remove: async () => rmSync(directory, { recursive: true, force: true }) };
};

const serverPlace = async (databaseUrl: string): Promise<TestPlace> => {
  const name = `meervoud_test_${randomBytes(6).toString('hex')}`;
  await onServer(databaseUrl, `create database ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return { place: { databaseUrl: url.href }, remove: () => onServer(databaseUrl, `drop database ${name} with (force)`) };
};

/** An empty store for one test file; its close removes every trace. */
export const openTestStore = async (
  footing: TestFooting,
  { log = silentLogger, clock }: { readonly log?: Logger; readonly clock?: Clock } = {},
): Promise<TestStore> => {
  const { place, remove } = footing.kind === 'embedded' ? embeddedPlace() : await serverPlace(footing.databaseUrl);
  try {
    const opened = await openStore(place, { log, ...(clock && { clock }) });
    return {
      ...opened,
      place,
      close: async () => {
        await opened.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
};
