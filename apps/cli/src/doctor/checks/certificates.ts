import { X509Certificate } from 'node:crypto';
import { toMilliseconds } from '@meervoud/kernel';
import { defineCheck } from '../check.ts';

const DAY = 86_400_000;
const next = {
  nl: 'Vraag een nieuw certificaat aan; dat kan weken duren. Is het van de ander, meld het daar.',
  en: 'Ask for a new certificate; that may take weeks. If it is the other side\'s, tell them.',
};

export const certificates = defineCheck({
  name: 'certificates',
  looksAt: { nl: 'Certificaten: hoe lang nog geldig', en: 'Certificates: how long still valid' },
  findings: {
    'certificate-expired': { weight: 'wrong', what: { nl: 'Dit certificaat is verlopen.', en: 'This certificate has expired.' }, next },
    'certificate-ends-within-7-days': { weight: 'wrong', what: { nl: 'Dit certificaat verloopt binnen een week.', en: 'This certificate expires within a week.' }, next },
    'certificate-ends-within-30-days': { weight: 'warning', what: { nl: 'Dit certificaat verloopt binnen 30 dagen.', en: 'This certificate expires within 30 days.' }, next },
    'certificate-ends-within-60-days': { weight: 'warning', what: { nl: 'Dit certificaat verloopt binnen 60 dagen.', en: 'This certificate expires within 60 days.' }, next },
    'certificate-unreadable': {
      weight: 'wrong', what: { nl: 'Dit is geen certificaat.', en: 'This is no certificate.' },
      next: { nl: 'Geef een PEM-bestand: het begint met -----BEGIN CERTIFICATE-----.', en: 'Give a PEM file: it begins with -----BEGIN CERTIFICATE-----.' },
    },
  },
  look: async ({ clock, endpoints }) => {
    const now = toMilliseconds(clock.now());
    const judge = (about: string, certificate: X509Certificate) => {
      const left = Date.parse(certificate.validTo) - now;
      const detail = `${Math.floor(left / DAY)} d`;
      if (left < 0) return { about, code: 'certificate-expired', detail } as const;
      for (const days of [7, 30, 60] as const) if (left <= days * DAY) return { about, code: `certificate-ends-within-${days}-days`, detail } as const;
      return { about, detail };
    };
    const ours = (about: string, pem: string) => certificatesIn(pem).map((text) => {
      try {
        return judge(about, new X509Certificate(text));
      } catch {
        return { about, code: 'certificate-unreadable', detail: 'PEM' } as const;
      }
    });
    const named = new Map(endpoints.flatMap(([{ about, tls }]) => [
      ...(tls.cert === undefined ? [] : [[`${about}: tls.certificate`, tls.cert] as const]), ...(tls.ca === undefined ? [] : [[`${about}: tls.authority`, tls.ca] as const]),
    ]));
    const theirs = new Map(endpoints.flatMap(([{ about, url }, probe]) =>
      (probe.reached && probe.certificate !== undefined ? [[`${about}: ${new URL(url).host}`, probe.certificate] as const] : [])));
    return [...[...named].flatMap(([about, pem]) => ours(about, pem)), ...[...theirs].map(([about, certificate]) => judge(about, certificate))];
  },
});

/** A chain or a bundle of authorities holds several; a text without any is told as one that cannot be read. */
const certificatesIn = (pem: string): readonly string[] => pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [pem];
