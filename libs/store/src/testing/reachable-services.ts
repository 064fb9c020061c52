import { connect } from 'node:net';
import pg from 'pg';

/** Servers that tests may use; what is absent is not there, and was said so. */
export interface ReachableServices {
  readonly databaseUrl?: string;
  readonly redisUrl?: string;
}

const postgresAnswers = async (connectionString: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
};

const redisAnswers = (url: string): Promise<boolean> => new Promise((resolve) => {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port || 6379), timeout: 2_000 });
  const end = (answers: boolean) => (): void => { socket.destroy(); resolve(answers); };
  socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
});

const withoutSecret = (url: string): string => url.replace(/\/\/[^@/]*@/, '//');

/**
 * Which real servers there are for tests: those of the environment (`DATABASE_URL`, `REDIS_URL`) or those at
 * their usual places on this machine. Prints what it found and what will be skipped.
 */
export const reachableServices = async (
  environment: Readonly<Record<string, string | undefined>> = process.env,
  print: (line: string) => void = (line) => { process.stdout.write(`${line}\n`); },
): Promise<ReachableServices> => {
  const databaseUrl = environment['DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
  const redisUrl = environment['REDIS_URL'] ?? 'redis://127.0.0.1:6379';
  const [postgres, redis] = await Promise.all([postgresAnswers(databaseUrl), redisAnswers(redisUrl)]);
  print(`PostgreSQL ${postgres ? 'is used' : 'does not answer, its tests are skipped'}: ${withoutSecret(databaseUrl)}`);
  print(`Redis ${redis ? 'is used' : 'does not answer, its tests are skipped'}: ${withoutSecret(redisUrl)}`);
  return { ...(postgres && { databaseUrl }), ...(redis && { redisUrl }) };
};
