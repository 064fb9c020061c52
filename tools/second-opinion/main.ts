import { randomInt } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { silentLogger } from '@meervoud/kernel';
import { openStore } from '@meervoud/store';
import { around, compareWithFqm, measureInCql } from './src/compare-with-fqm.ts';
import { compareWithSql } from './src/compare-with-sql.ts';
import type { Difference } from './src/difference.ts';
import { keepRecords } from './src/keep-records.ts';
import { randomClients } from './src/random-clients.ts';
import { randomRecords } from './src/random-records.ts';
import { openSqlOpinion } from './src/sql-opinion.ts';

// `npm run second-opinion [-- --clients 10000 --seed 1 --only sql|fqm]`: what SQL and fqm-execution say of random clients, beside the engine.
const { values: options } = parseArgs({
  options: { clients: { type: 'string', default: '10000' }, seed: { type: 'string' }, only: { type: 'string' } },
});
const howMany = Number(options.clients);
const seed = options.seed === undefined ? randomInt(2 ** 31) : Number(options.seed);
if (!(howMany > 0) || !Number.isSafeInteger(seed) || !['sql', 'fqm', undefined].includes(options.only)) {
  throw new Error('usage: --clients <number> --seed <number> --only sql|fqm');
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const conclude = (differences: readonly Difference[]): void => {
  for (const { question, client, engine, other } of differences.slice(0, 20)) say(`!! ${question} ${client}: engine ${engine}, other ${other}`);
  say(differences.length === 0 ? 'no answer differs' : `${differences.length} answers differ, seed ${seed}`);
  if (differences.length > 0) process.exitCode = 1;
};

say(`${howMany} random clients, seed ${seed}, reporting year ${around.reportingYear}, reference date ${around.referenceDate}`);

const askSql = async (): Promise<void> => {
  const directory = mkdtempSync(join(tmpdir(), 'meervoud-second-opinion-'));
  // as root the server runs as another user, who must get through
  chmodSync(directory, 0o711);
  const { store, postgres, close } = await openStore({ directory }, { log: silentLogger });
  try {
    const records = randomRecords(around, howMany, seed);
    await keepRecords(store, 'random', records);
    const sql = await openSqlOpinion(postgres);
    say(`\nSQL, on ${records.length} records with partial and absent dates`);
    const { settings } = indicatorSetFor(around.reportingYear);
    for (const location of ['here', null]) {
      const compared = await compareWithSql(sql, { organization: 'random', location, ...around, settings }, records);
      say(location === null ? 'the organization' : 'one location');
      for (const { number, numerator, denominator, unknown, undecided, percentage } of compared.sql) {
        const mark = compared.rowsThatDiffer.includes(number) ? '!!' : 'ok';
        say(`  ${mark} ${number.padEnd(5)} ${numerator}/${denominator} = ${percentage}   unknown ${unknown}, perhaps counted ${undecided}`);
      }
      if (compared.rowsThatDiffer.length > 0) process.exitCode = 1;
      conclude(compared.differences);
    }
    await sql.close();
  } finally {
    await close();
    rmSync(directory, { recursive: true, force: true });
  }
};

const askFqm = async (): Promise<void> => {
  const clients = randomClients(around, howMany, seed);
  const { resources, engine, fqm, differences, took } = await compareWithFqm(clients, measureInCql());
  say(`\nfqm-execution (slim, plain ELM, batches of 100), on ${resources} resources whose dates are whole days, at one location`);
  for (const [index, { number, numerator, denominator, unknown, inOrganization }] of fqm.entries()) {
    const same = JSON.stringify(engine[index]) === JSON.stringify(fqm[index]);
    if (!same) process.exitCode = 1;
    say(`  ${same ? 'ok' : '!!'} ${number.padEnd(5)} ${numerator}/${denominator}   unknown ${unknown}, in the organization ${inOrganization}`);
  }
  conclude(differences);
  const { reading, deriving } = took;
  for (const clock of ['wall', 'cpu'] as const) {
    const ours = reading[clock] + deriving[clock];
    const theirs = took.fqm[clock];
    const times = `${(theirs / ours).toFixed(1)} times as long, ${(theirs / deriving[clock]).toFixed(0)} times the deriving`;
    say(`${clock === 'wall' ? 'time' : 'CPU '}: engine ${ours.toFixed(0)} ms (reading ${reading[clock].toFixed(0)}, `
      + `deriving ${deriving[clock].toFixed(0)}), fqm-execution ${theirs.toFixed(0)} ms: ${times}`);
  }
};

if (options.only !== 'fqm') await askSql();
if (options.only !== 'sql') await askFqm();
