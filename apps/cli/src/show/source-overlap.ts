import Table from 'cli-table3';
import type { ShadowCount, Shadowed } from '@meervoud/worker';
import type { Language } from '@meervoud/kernel';
import type { ZibRecord } from '@meervoud/zibs';
import { recordWords } from './record-words.ts';

const words = {
  nl: {
    title: 'Telt niet mee, omdat een andere bron voorgaat', none: 'Alle bronnen tellen mee: geen spreekt over wat een eerdere al zegt.',
    counts: ['bouwsteen (zib)', 'uit', 'want hierover spreekt', 'records'], order: 'De volgorde van `sources` in meervoud.json is de rangorde',
    notConfigured: (count: number) => `${count} records van een bron, of van een zib daarvan, die niet meer is ingesteld: ze tellen niet mee.`,
    records: ['over', 'telt niet mee', 'in plaats daarvan telt'], counted: 'meegeteld', notCounted: 'niet meegeteld', before: 'gaat voor:',
    why: ({ zib, source, by, records }: ShadowCount) => `  ${records} × ${zib} uit ${source}: ${by} staat eerder in \`sources\` en spreekt zelf over hetzelfde, dus daarover telt alleen ${by}`,
    more: (count: number) => `… en nog ${count}; met --json staan ze er alle.`, now: 'zoals nu gelezen en ingesteld',
  },
  en: {
    title: 'Does not count, because another source goes before', none: 'All sources count: none speaks of what an earlier one tells already.',
    counts: ['building block (zib)', 'from', 'because of this speaks', 'records'], order: 'The order of `sources` in meervoud.json is the precedence',
    notConfigured: (count: number) => `${count} records of a source, or of a zib of it, that is no longer configured: they do not count.`,
    records: ['about', 'does not count', 'instead counts'], counted: 'counted', notCounted: 'not counted', before: 'goes before:',
    why: ({ zib, source, by, records }: ShadowCount) => `  ${records} × ${zib} from ${source}: ${by} comes earlier in \`sources\` and speaks of the same itself, so of that only ${by} counts`,
    more: (count: number) => `… and ${count} more; --json has them all.`, now: 'as read and configured now',
  },
} as const;

/** What became of records where sources overlap; `sources` by precedence. */
export interface Overlap {
  readonly sources: readonly string[];
  readonly shadowed: readonly ShadowCount[];
  readonly notConfigured: number;
}

/** How many records do not count, per zib and pair of sources. */
export const overlapTable = ({ sources, shadowed, notConfigured }: Overlap, language: Language): readonly string[] => {
  const say = words[language];
  const table = new Table({ head: [...say.counts], style: { head: [], border: [] }, colAligns: ['left', 'left', 'left', 'right'] });
  for (const { zib, source, by, records } of shadowed) table.push([zib, source, by, records]);
  return [
    ...(shadowed.length > 0 ? [`${say.title}:`, table.toString(), `${say.order}: ${sources.join(', ')}.`] : sources.length > 1 ? [say.none] : []),
    ...(notConfigured === 0 ? [] : [say.notConfigured(notConfigured)]),
  ];
};

/** The client, place or ward that a record is about. */
export const aboutOf = (record: ZibRecord): string => {
  switch (record.zib) {
    case 'HealthcareProvider': return record.id;
    case 'Meeting': return record.ward;
    case 'SurveyResponse': return record.location;
    default: return record.subject;
  }
};

const SHOWN = 50;
const place = ({ origin: { source, reference } }: ZibRecord): string => `${source}/${reference}`;
const told = (record: ZibRecord): string => `${place(record)}\n${recordWords(record)}`;

/** Which records do not count for a value, and for each which source won, with what; nothing where all counts. */
export const shadowedTable = (
  shadowed: readonly Shadowed[], counts: readonly ShadowCount[], members: ReadonlySet<string>, language: Language,
): readonly string[] => {
  if (shadowed.length === 0) return [];
  const say = words[language];
  const table = new Table({ head: [...say.records], style: { head: [], border: [] } });
  for (const { record, by, instead } of shadowed.slice(0, SHOWN)) {
    const about = aboutOf(record);
    const standing = 'subject' in record || record.zib === 'Meeting' ? `\n(${members.has(about) ? say.counted : say.notCounted})` : '';
    table.push([`${about}${standing}`, told(record), [`${by} ${say.before}`, ...instead.map(told)].join('\n')]);
  }
  return [
    `${say.title} (${say.now}):`, ...counts.map(say.why), table.toString(),
    ...(shadowed.length > SHOWN ? [say.more(shadowed.length - SHOWN)] : []),
  ];
};
