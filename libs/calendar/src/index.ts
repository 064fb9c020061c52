export { around, campaignCalendar, type CalendarEntry, type CampaignPlan } from './campaign-calendar.ts';
export { Cron, dayIn, nextTurn, TimeZone } from './turn.ts';
