import type { ReceiverFindings, RuleFinding } from '@meervoud/delivery';
import type { Language } from '@meervoud/kernel';

const words = {
  nl: { refused: 'zou geweigerd worden', noticed: 'valt op', fine: 'De ontvanger zou dit aannemen, voor zover zijn regels bekend zijn.', rows: 'rijen', nothing: 'Er is niets verstuurd.' },
  en: { refused: 'would be refused', noticed: 'would be noticed', fine: 'The recipient would take this, as far as its rules are known.', rows: 'rows', nothing: 'Nothing was sent.' },
} as const;

/** Places behind each other; many of them are counted. */
const MOST_PLACES = 8;
const placesIn = (at: string): string => {
  const places = at.split(', ');
  return places.length <= MOST_PLACES ? at : `${places.slice(0, MOST_PLACES).join(', ')}, … (${places.length})`;
};

const lineOf = ({ code, weight, at, said }: RuleFinding, language: Language): string =>
  `${weight === 'refused' ? '✗' : '!'} ${said[language]} [${code}]${at === '' ? '' : `\n    ${placesIn(at)}`}`;

/** What would be refused first, then what would be noticed. */
export const dryRunReport = ({ findings, rows }: ReceiverFindings, language: Language): string => {
  const say = words[language];
  const [refused, noticed] = [findings.filter(({ weight }) => weight === 'refused'), findings.filter(({ weight }) => weight === 'noticed')];
  return [
    ...refused.map((finding) => lineOf(finding, language)), ...noticed.map((finding) => lineOf(finding, language)),
    refused.length === 0 ? say.fine : `${refused.length} × ${say.refused}, ${noticed.length} × ${say.noticed}.`,
    `${rows} ${say.rows}. ${say.nothing}`,
  ].join('\n');
};
