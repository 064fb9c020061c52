import type { Bilingual, Language } from '@meervoud/kernel';
import type { AccessSeal, ChainFault, ChainReport } from '@meervoud/store';

const faults: Readonly<Record<ChainFault['fault'], Bilingual>> = {
  changed: { nl: 'zegt iets anders dan toen het werd opgeschreven', en: 'does not say what it said when it was written' },
  missing: { nl: 'er is iets weg dat ervoor stond', en: 'something that stood before it is gone' },
  replaced: { nl: 'wat ervoor staat, is iets anders dan toen', en: 'what stands before it is something else than it was' },
  'cut-off': { nl: 'er is iets weg dat erna stond', en: 'something that stood after it is gone' },
  'seal-broken': { nl: 'zegt iets anders dan toen het werd verzegeld', en: 'does not say what it said when it was sealed' },
  'seal-false': { nl: 'het zegel is niet met uw sleutel gezet', en: 'its seal was not made with your key' },
};

const whole = {
  nl: { none: 'Het inzagelog is nog leeg.', found: ({ entries, from, to, seals }: ChainReport) => `${entries} regels (${from} tot en met ${to}) en ${seals} zegels bekeken`, fine: 'alles is zoals het is opgeschreven.', line: 'regel' },
  en: { none: 'The access log is still empty.', found: ({ entries, from, to, seals }: ChainReport) => `${entries} entries (${from} to ${to}) and ${seals} seals examined`, fine: 'all is as it was written.', line: 'entry' },
} as const;

/** What was found of the access log. */
export const chainWords = (report: ChainReport, language: Language): string => {
  const say = whole[language];
  if (report.entries === 0 && report.faults.length === 0) return say.none;
  if (report.faults.length === 0) return `${say.found(report)}: ${say.fine}`;
  return [`${say.found(report)}:`, ...report.faults.map(({ position, fault }) => `  ${say.line} ${position}: ${faults[fault][language]} (${fault})`)].join('\n');
};

export const sealWords = ({ position, hash, sealedAt, signature }: AccessSeal, language: Language): string => [
  language === 'nl'
    ? `Regel ${position} van het inzagelog is verzegeld. Bewaar dit buiten deze machine, dan kan niemand het log tot hier ongemerkt herschrijven:`
    : `Entry ${position} of the access log is sealed. Keep this outside this machine, and nobody can rewrite the log up to here unnoticed:`,
  `  ${position} ${hash}`, `  ${sealedAt} ${signature}`,
].join('\n');
