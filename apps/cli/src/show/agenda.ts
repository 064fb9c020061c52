import type { CalendarEntry } from '@meervoud/calendar';
import { type Instant, type Language, toMilliseconds } from '@meervoud/kernel';
import Table from 'cli-table3';

export interface Agenda {
  readonly days: readonly (CalendarEntry & { readonly inDays: number })[];
  readonly turns: readonly { readonly name: string; readonly next: Instant }[];
  readonly timeZone: string;
}

const words = {
  nl: {
    head: ['datum', 'wanneer', 'wat', 'set', 'voor'], turns: ['vanzelf', 'volgende keer'], days: (count: number) => `over ${count} ${count === 1 ? 'dag' : 'dagen'}`, ago: (count: number) => `${count} ${count === 1 ? 'dag' : 'dagen'} geleden`, today: 'vandaag',
    none: 'Er staat niets in de agenda van het komende jaar. Campagnes staan in meervoud.json; --all toont ook wat voorbij is.', all: 'alle locaties',
    'measuring-opens': 'meten begint', 'measuring-closes': 'meten eindigt', 'reference-date': 'peildatum', 'delivery-opens': 'leveren kan', 'delivery-closes': 'laatste dag om te leveren',
    names: { readChanges: 'lezen wat veranderde', readEverything: 'alles lezen', reconcile: 'kijken wat vastzit', retain: 'opruimen' },
  },
  en: {
    head: ['date', 'when', 'what', 'set', 'for'], turns: ['by itself', 'next time'], days: (count: number) => `in ${count} ${count === 1 ? 'day' : 'days'}`, ago: (count: number) => `${count} ${count === 1 ? 'day' : 'days'} ago`, today: 'today',
    none: 'Nothing is on the calendar of the coming year. Campaigns stand in meervoud.json; --all also shows what is past.', all: 'all locations',
    'measuring-opens': 'measuring begins', 'measuring-closes': 'measuring ends', 'reference-date': 'reference date', 'delivery-opens': 'delivery opens', 'delivery-closes': 'last day to deliver',
    names: { readChanges: 'read what changed', readEverything: 'read everything', reconcile: 'look for what got stuck', retain: 'remove what is kept no longer' },
  },
} as const;

/** The days ahead in order, and below them when what comes round by itself has its next turn, by the clock of the organization. */
export const agendaTable = ({ days, turns, timeZone }: Agenda, language: Language): string => {
  const say = words[language];
  const ahead = new Table({ head: [...say.head], style: { head: [], border: [] } });
  for (const { date, inDays, what, set, reportingYear, recipient, locations } of days) {
    ahead.push([date, inDays === 0 ? say.today : inDays > 0 ? say.days(inDays) : say.ago(-inDays), say[what], `${set} ${reportingYear}`, recipient ?? locations?.join(', ') ?? say.all]);
  }
  const clock = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { timeZone, dateStyle: 'full', timeStyle: 'short' });
  const round = new Table({ head: [...say.turns], style: { head: [], border: [] } });
  for (const { name, next } of turns) round.push([say.names[name as keyof typeof say.names], clock.format(toMilliseconds(next))]);
  return [days.length === 0 ? say.none : ahead.toString(), round.toString()].join('\n');
};
