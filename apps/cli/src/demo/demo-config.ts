import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxBroker, SandboxEcd } from '@meervoud/sandbox';
import type { Population } from '@meervoud/synthetic';
import { hashOfBytes } from '@meervoud/kernel';
import { type Config, parseConfig } from '../config.ts';
import { keyFile } from '../secret.ts';

/** The two people of the demonstration; a real provider names its own. */
export const demoAccounts = [
  { name: 'anna-kwaliteit', title: 'kwaliteitsmedewerker (demo)' },
  { name: 'bram-bestuur', title: 'bestuurder (demo)' },
] as const;

export interface DemoSecrets { readonly ecd: string; readonly broker: string; readonly token: string }

const randomText = (): string => randomBytes(24).toString('base64url');

/** Secrets of the demonstration, made once per directory. */
export const demoSecrets = async (directory: string): Promise<DemoSecrets> => ({
  ecd: await keyFile(directory, 'ecd.secret', randomText),
  broker: await keyFile(directory, 'broker.secret', randomText),
  token: await keyFile(directory, 'gateway.token', randomText),
});

/** Writes the meervoud.json that a provider with this ECD and this data broker would write. */
export const writeDemoConfig = (
  directory: string, population: Population, ecd: SandboxEcd, broker: SandboxBroker, secrets: DemoSecrets,
): Config => {
  const content = {
    organization: { id: population.organization.id, name: population.organization.name, kvk: population.organization.kvk },
    directory: '.',
    sources: [{
      name: 'ecd', adapter: 'nl-core-r4',
      config: {
        baseUrl: ecd.fhirUrl,
        auth: { type: 'oauth2-client-credentials', tokenUrl: ecd.tokenUrl, clientId: 'meervoud', clientSecret: { file: join(directory, 'keys', 'ecd.secret') } },
      },
    }],
    recipients: [{
      name: 'gegevensmakelaar', profile: 'databroker-odb', channel: 'fhir-endpoint',
      config: {
        url: broker.fhirUrl, tokenUrl: broker.tokenUrl, clientId: population.organization.id, clientSecret: { file: join(directory, 'keys', 'broker.secret') },
        issuer: 'sandbox-broker', recipientJwksUrl: `${broker.url}/.well-known/jwks.json`,
      },
    }],
    accounts: demoAccounts,
    campaigns: [population.campaign],
    gateway: { port: 0, tokens: [{ name: 'demo', sha256: hashOfBytes(secrets.token).slice('sha256:'.length), role: 'quality-officer' }] },
  };
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'meervoud.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`);
  renameSync(`${file}.new`, file);
  return parseConfig(content, file);
};
