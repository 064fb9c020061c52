import type { DoctorCheck } from './check.ts';
import { certificates } from './checks/certificates.ts';
import { clockSkew } from './checks/clock-skew.ts';
import { databaseDurability } from './checks/database-durability.ts';
import { database } from './checks/database.ts';
import { disk } from './checks/disk.ts';
import { keys } from './checks/keys.ts';
import { migrations } from './checks/migrations.ts';
import { nodeVersion } from './checks/node-version.ts';
import { recipients } from './checks/recipients.ts';
import { redisEviction } from './checks/redis-eviction.ts';
import { redisPersistence } from './checks/redis-persistence.ts';
import { redis } from './checks/redis.ts';
import { secrets } from './checks/secrets.ts';
import { sources } from './checks/sources.ts';

/** Look at files and at this process only. */
export const checksOfTheMachine: readonly DoctorCheck[] = [nodeVersion, secrets, keys, disk];

/** Ask others: the database, Redis, sources and recipients. */
export const checksOfOthers: readonly DoctorCheck[] = [
  database, migrations, databaseDurability, redis, redisEviction, redisPersistence, sources, recipients, clockSkew, certificates,
];
