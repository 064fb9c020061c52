import { KnownError } from '@meervoud/kernel';
import { ExchangeProfile } from './exchange-profile.ts';

/**
 * Checks a profile where it is defined: every year that is owed has a window, opening before it closes, unless it is
 * delivered on request; and no window belongs to another year. Throws a KnownError `exchange-profile-wrong`.
 */
export const defineExchangeProfile = (profile: ExchangeProfile): ExchangeProfile => {
  const wrong = (message: string): KnownError =>
    new KnownError({ code: 'exchange-profile-wrong', recovery: 'halt', message, at: `${profile.id}@${profile.version}` });
  const years = profile.reportingYears.map(String);
  if (profile.cadence === 'on-request' && Object.keys(profile.windows).length > 0) throw wrong('what is asked for when it is wanted has no delivery window');
  for (const year of profile.cadence === 'on-request' ? [] : years) {
    const window = profile.windows[year];
    if (!window) throw wrong(`reporting year ${year} has no delivery window`);
    if (window.opens > window.closes) throw wrong(`the delivery window of ${year} closes before it opens`);
  }
  const stray = Object.keys(profile.windows).find((year) => !years.includes(year));
  if (stray) throw wrong(`there is a delivery window for ${stray}, which is not owed`);
  return ExchangeProfile.parse(profile);
};

/**
 * Is this reporting year owed under the profile? Throws a KnownError `not-owed-for-this-year` that says why not
 * and what is owed instead (R1).
 */
export const requireYear = (profile: ExchangeProfile, reportingYear: number): void => {
  if (profile.reportingYears.includes(reportingYear)) return;
  throw new KnownError({
    code: 'not-owed-for-this-year',
    recovery: 'halt',
    message: `${profile.title.en} is not owed for reporting year ${reportingYear}. ${profile.otherwise.en}`,
    at: `${profile.id}@${profile.version}`,
    expected: `reporting year ${profile.reportingYears.join(' or ')}`,
  });
};
