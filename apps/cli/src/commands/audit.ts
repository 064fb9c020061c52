import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { Command } from 'commander';
import { toAuditEvent, verifyPayload } from '@meervoud/delivery';
import { codeOf, KnownError, systemClock } from '@meervoud/kernel';
import { type AccessSeal, type ChainReport, examineChain, sealBytes } from '@meervoud/store';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';
import type { House } from '../house.ts';
import { keyElsewhere, signerOf } from '../keys.ts';
import { toPublicKeys } from '../secret.ts';
import { chainWords, sealWords } from '../show/chain-words.ts';

const examine = async ({ store, config, signing }: House): Promise<ChainReport> => {
  const organization = config.organization.id;
  const keys = signing === undefined ? undefined : toPublicKeys(signing);
  const holds = async (seal: AccessSeal): Promise<boolean> => {
    if (keys === undefined) throw keyElsewhere('signing');
    return verifyPayload(sealBytes(seal), seal.signature, keys).then(() => true, (thrown: unknown) => {
      if (codeOf(thrown) === 'payload-signature-wrong') return false;
      throw thrown;
    });
  };
  const seals = await store.access.seals(organization);
  return examineChain({ head: await store.access.head(organization), entries: store.access.chain(organization), seals, holds });
};

const verify = (): Command =>
  providerCommand('verify', 'Look whether anything in the access log was changed, taken out or put in since it was written')
    .action((options: CommonOptions) => inHouse(options, async (house, output) => {
      const report = await examine(house);
      output.result(report, () => chainWords(report, output.language));
      if (report.faults.length === 0) return;
      throw new KnownError({
        code: 'access-log-broken', recovery: 'halt', message: 'The access log is not as it was written.', at: `entries ${report.faults.map(({ position }) => position).join(', ')}`,
        expected: 'the database as it was: put back a backup beside it and compare, and find out who had access to the database',
      });
    }));

const seal = (): Command =>
  providerCommand('seal', 'Sign where the access log ends now; keep what it prints outside this machine')
    .action((options: CommonOptions) => inHouse(options, async ({ store, config, signing }, output) => {
      if (signing === undefined) throw keyElsewhere('signing');
      const organization = config.organization.id;
      const head = await store.access.head(organization);
      if (head === undefined) {
        throw new KnownError({ code: 'access-log-empty', recovery: 'halt', message: 'Nothing is in the access log yet.', expected: 'a first entry: somebody who opens a value' });
      }
      const place = { organization, ...head, sealedAt: systemClock.now() };
      const signed = { ...place, signature: await signerOf(signing).sign(sealBytes(place)) };
      await store.access.seal(signed);
      output.result(signed, () => sealWords(signed, output.language));
    }, { makes: ['signing'] }));

const write = (): Command =>
  providerCommand('export', 'Write the access log as FHIR AuditEvents, one on each line, oldest first; the reading is logged')
    .requiredOption('--out <file>', 'a new file; only its owner can read it')
    .option('--as <account>', 'who is reading', 'cli')
    .action((options: CommonOptions & { out: string; as: string }) => inHouse(options, async ({ store, config }, output) => {
      const organization = config.organization.id;
      await store.access.record({ organization, who: options.as, source: 'cli', basis: 'access to the machine', action: 'export', object: organization, purpose: 'audit', at: systemClock.now() });
      const file = createWriteStream(options.out, { flags: 'wx', mode: 0o600 });
      let written = 0;
      try {
        await once(file, 'open');
        for await (const entry of store.access.chain(organization)) {
          written += 1;
          if (!file.write(`${JSON.stringify(toAuditEvent(entry))}\n`)) await once(file, 'drain');
        }
        await finished(file.end());
      } catch (thrown) {
        throw new KnownError({ code: 'file-not-written', recovery: 'halt', at: options.out, message: 'The file cannot be written.', expected: 'the name of a new file in a folder that is there', cause: thrown });
      }
      output.result({ out: options.out, entries: written }, () => (output.language === 'nl'
        ? `${written} regels van het inzagelog in ${options.out}. Er staat in wie wat heeft ingezien: bewaar het zorgvuldig.`
        : `${written} entries of the access log in ${options.out}. It tells who opened what: keep it with care.`));
    }));

/** Who opened what, and whether that is still what was written down. */
export const auditCommand = (): Command =>
  new Command('audit').description('The access log: is it whole, sign where it ends, write it as FHIR AuditEvents')
    .showHelpAfterError('(meervoud audit --help lists the commands)')
    .addCommand(verify().exitOverride()).addCommand(seal().exitOverride()).addCommand(write().exitOverride());
