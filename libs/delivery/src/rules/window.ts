import type { ExchangeProfile } from '@meervoud/exchange';
import type { CalendarDate } from '@meervoud/kernel';
import type { RuleFinding } from './finding.ts';

/** Is this year owed, and may it be delivered today? */
export const windowFindings = (profile: ExchangeProfile, reportingYear: number, today: CalendarDate): readonly RuleFinding[] => {
  const at = `${profile.id} ${reportingYear}`;
  if (!profile.reportingYears.includes(reportingYear)) return [{ code: 'not-owed-for-this-year', weight: 'refused', at, said: profile.otherwise }];
  const window = profile.windows[String(reportingYear)];
  if (window === undefined) return [];
  if (today < window.opens) {
    return [{ code: 'window-not-open', weight: 'refused', at, said: { nl: `Aanleveren kan pas vanaf ${window.opens}.`, en: `It can be delivered from ${window.opens} on.` } }];
  }
  return today > window.closes
    ? [{ code: 'window-closed', weight: 'refused', at, said: { nl: `Aanleveren kon tot en met ${window.closes}.`, en: `It could be delivered until ${window.closes}.` } }]
    : [];
};
