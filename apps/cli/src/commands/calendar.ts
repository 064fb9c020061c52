import type { Command } from 'commander';
import { around, campaignCalendar, dayIn, nextTurn } from '@meervoud/calendar';
import { type Instant, systemClock } from '@meervoud/kernel';
import { type CommonOptions, providerCommand } from '../command.ts';
import type { Config } from '../config.ts';
import { loadConfig } from '../configuration/load.ts';
import { openOutput } from '../output.ts';
import { profileFor, setFor } from '../shelf.ts';
import { type Agenda, agendaTable } from '../show/agenda.ts';

const YEAR = 366;

/** What lies ahead for this organization: its campaigns, and the next turn of each schedule. Needs no data, only the configuration. */
export const agendaOf = ({ campaigns, recipients, schedules, timeZone }: Config, now: Instant, all: boolean): Agenda => {
  const calendar = campaignCalendar({
    campaigns, setFor, recipients: recipients.map(({ name, profile }) => ({ name, profile: profileFor(profile) })),
  });
  const span = all ? { ago: 100 * YEAR, ahead: 100 * YEAR } : { ago: 0, ahead: YEAR };
  return {
    days: around(calendar, dayIn(timeZone, now), span),
    turns: Object.entries(schedules).map(([name, cron]) => ({ name, next: nextTurn({ cron, timeZone }, now) })),
    timeZone,
  };
};

export const calendarCommand = (): Command =>
  providerCommand('calendar', 'Reference dates, measuring and delivery windows of your campaigns, and when what comes round')
    .option('--all', 'also what is past')
    .action((options: CommonOptions & { all?: boolean }) => {
      const output = openOutput(options);
      const agenda = agendaOf(loadConfig(options.config), systemClock.now(), options.all ?? false);
      output.result(agenda, () => agendaTable(agenda, output.language));
    });
