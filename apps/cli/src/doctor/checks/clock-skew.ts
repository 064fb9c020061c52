import { toMilliseconds } from '@meervoud/kernel';
import { defineCheck } from '../check.ts';

/** Beyond this, tokens and watermarks go wrong (F11); an HTTP date is told in whole seconds. */
const ALLOWED = 60_000;

export const clockSkew = defineCheck({
  name: 'clock-skew',
  looksAt: { nl: 'Klok: gelijk met die van bronnen, ontvangers en database', en: 'Clock: equal to that of sources, recipients and database' },
  findings: {
    'clock-skew': {
      weight: 'wrong',
      what: { nl: 'Deze klok en de onze lopen meer dan een minuut uiteen.', en: 'This clock and ours differ by more than a minute.' },
      next: { nl: 'Zet de klok van deze machine gelijk met NTP (`timedatectl set-ntp true`). Loopt hij al gelijk? Meld het dan aan de ander.', en: 'Set the clock of this machine by NTP (`timedatectl set-ntp true`). If it is right already, tell the other.' },
    },
  },
  look: async ({ clock, database, endpoints }) => {
    const ours = toMilliseconds(clock.now());
    const asked = await database.there?.query<{ at: string }>('select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as at');
    const others = [
      ...(asked?.rows ?? []).map(({ at }) => ({ about: 'database', at: Number(at) })),
      ...endpoints.flatMap(([{ about }, probe]) => (probe.reached && probe.date !== undefined ? [{ about, at: probe.date }] : [])),
    ];
    return others.map(({ about, at }) => {
      const detail = `${Math.round((at - ours) / 1000)} s`;
      return Math.abs(at - ours) > ALLOWED ? { about, code: 'clock-skew', detail } : { about, detail };
    });
  },
});
