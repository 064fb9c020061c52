import { randomBytes } from 'node:crypto';
import { silentLogger } from '@meervoud/kernel';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { openStore } from '../src/index.ts';
import { reachableServices } from '../src/testing/index.ts';
import { codeOfRejection } from './examples.ts';

const { databaseUrl } = await reachableServices(process.env, () => {});
const sight = { recipient: 'x', organizations: ['linde'], profiles: ['odb'] };

describe.skipIf(databaseUrl === undefined)('a database user without the right to make roles (skipped where no server answers)', () => {
  it('is told what an administrator does once; after that it reads for recipients', async () => {
    const name = `meervoud_plain_${randomBytes(4).toString('hex')}`;
    const admin = new pg.Client(databaseUrl!);
    await admin.connect();
    // the role may be there already, of another database on this server: then this user lacks being a member of it
    await admin.query(`create user ${name} password 'plain' nosuperuser nocreaterole`);
    await admin.query(`create database ${name} owner ${name}`);
    const url = new URL(databaseUrl!);
    [url.pathname, url.username, url.password] = [`/${name}`, name, 'plain'];
    const { store, close } = await openStore({ databaseUrl: url.href }, { log: silentLogger });
    try {
      expect(await codeOfRejection(store.recipients.prepare())).toBe('recipient-role-missing');
      await admin.query('do $$ begin create role meervoud_recipient nologin noinherit; exception when duplicate_object then null; end $$');
      await admin.query(`grant meervoud_recipient to ${name}`);
      await store.recipients.prepare();
      await store.recipients.prepare();
      expect(await store.recipients.as(sight).offered(0, 10)).toEqual([]);
    } finally {
      await close();
      await admin.query(`drop database ${name} with (force)`);
      await admin.query(`revoke meervoud_recipient from ${name}`);
      await admin.query(`drop user ${name}`);
      await admin.end();
    }
  });
});
