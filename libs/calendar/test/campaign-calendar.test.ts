import { databrokerOdb } from '@meervoud/profile-databroker-odb';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { calendarDate } from '@meervoud/kernel';
import { expect, test } from 'vitest';
import { around, campaignCalendar } from '../src/index.ts';

const calendar = campaignCalendar({
  campaigns: [{
    set: 'basisveiligheid', reportingYear: 2023,
    locations: { linde: { chosen: [] }, beuk: { chosen: [], referenceDate: calendarDate('2024-02-01') }, eik: { chosen: [], referenceDate: calendarDate('2024-02-01') } },
  }],
  setFor: (_, year) => indicatorSetFor(year),
  recipients: [{ name: 'makelaar', profile: databrokerOdb }],
});

test('every day of a campaign, in order: measuring, reference dates by location, and delivery to whom', () => {
  const about = { set: 'basisveiligheid', reportingYear: 2023 };
  expect(calendar).toEqual([
    { date: '2024-01-01', what: 'measuring-opens', ...about },
    { date: '2024-01-08', what: 'delivery-opens', recipient: 'makelaar', ...about },
    { date: '2024-02-01', what: 'reference-date', locations: ['beuk', 'eik'], ...about },
    { date: '2024-02-28', what: 'measuring-closes', ...about },
    { date: '2024-02-28', what: 'reference-date', locations: ['linde'], ...about },
    { date: '2024-06-25', what: 'delivery-closes', recipient: 'makelaar', ...about },
  ].map((entry) => expect.objectContaining(entry)));
});

test('around a day: what is near, and how near', () => {
  const near = around(calendar, calendarDate('2024-06-11'), { ago: 0, ahead: 14 });
  expect(near.map(({ what, inDays }) => [what, inDays])).toEqual([['delivery-closes', 14]]);
  expect(around(calendar, calendarDate('2024-06-10'), { ago: 0, ahead: 14 })).toEqual([]);
  expect(around(calendar, calendarDate('2024-06-26'), { ago: 1, ahead: 0 }).map(({ inDays }) => inDays)).toEqual([-1]);
});
