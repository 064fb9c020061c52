import { stat } from 'node:fs/promises';
import { secretName } from '@meervoud/adapter-sdk';
import { defineCheck, type Seen } from '../check.ts';
import { secretOrNothing, secretsIn } from '../../configuration/secrets-in.ts';

export const secrets = defineCheck({
  name: 'secrets',
  looksAt: { nl: 'Geheimen: aanwezig', en: 'Secrets: there' },
  findings: {
    'secret-missing': {
      weight: 'wrong',
      what: { nl: 'Hier zou een geheim moeten staan, maar er is niets.', en: 'A secret should be here, and there is none.' },
      next: { nl: 'Vul de omgevingsvariabele, of schrijf het bestand (chmod 600).', en: 'Fill the environment variable, or write the file (chmod 600).' },
    },
    'secret-readable-by-others': {
      weight: 'wrong',
      what: { nl: 'Anderen op deze machine kunnen dit geheim lezen.', en: 'Others on this machine can read this secret.' },
      next: { nl: 'Beperk het tot de gebruiker van Meervoud: chmod 600 <bestand>.', en: 'Keep it to the user of Meervoud: chmod 600 <file>.' },
    },
  },
  look: async ({ config }) => Promise.all(secretsIn(config).map(async ({ at, reference }): Promise<Seen<'secret-missing' | 'secret-readable-by-others'>> => {
    const [about, detail] = [at, secretName(reference)];
    if ((await secretOrNothing(reference, config.environment)) === undefined) return { about, code: 'secret-missing', detail };
    const mode = 'file' in reference ? (await stat(reference.file)).mode : 0;
    // a certificate is public; what is secret may be read by its owner, and by a group that was made for it
    return (mode & 0o007) !== 0 && !at.endsWith('tls.certificate') && !at.endsWith('tls.authority') && !at.endsWith('tls.revocationList')
      ? { about, code: 'secret-readable-by-others', detail } : { about, detail };
  })),
});
