import { generateSigningKey } from '@meervoud/delivery';
import { silentLogger, systemClock } from '@meervoud/kernel';
import { openStore } from '@meervoud/store';
import { createGateway, type RecipientClient } from '../../src/index.ts';
import { apiOptions } from './world.ts';

/** A gateway of its own process on a shared database: says where it listens, and runs until it is killed. */
const { databaseUrl, client } = JSON.parse(process.argv[2] ?? '{}') as { databaseUrl: string; client: RecipientClient };
const { store } = await openStore({ databaseUrl }, { log: silentLogger });
const app = await createGateway({
  store, organizations: [{ id: 'linde', name: 'De Linde' }], accounts: [], log: silentLogger, clock: systemClock, publicJwks: { keys: [] },
  recipientApi: apiOptions(await generateSigningKey(), [client]),
});
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
