const HOUR_MILLISECONDS = 3_600_000;
const DAY_MILLISECONDS = 24 * HOUR_MILLISECONDS;
/** From here on summer time in the Netherlands follows the rule of the European Union (directive 2000/84/EC and its forerunners). */
const [FROM, UNTIL] = [Date.UTC(1996, 0, 1), Date.UTC(2200, 0, 1)];

/** The last Sunday of March or October, at one o'clock UTC. */
const change = (year: number, month: 2 | 9): number => {
  const last = Date.UTC(year, month, 31);
  // 1 January 1970 was a Thursday
  const weekday = (Math.floor(last / DAY_MILLISECONDS) + 4) % 7;
  return last - weekday * DAY_MILLISECONDS + HOUR_MILLISECONDS;
};

/** How far Dutch clocks are ahead of UTC at this moment, in milliseconds; undefined where the rule does not hold. */
export const summerTimeOf = (milliseconds: number): number | undefined => {
  if (!(milliseconds >= FROM && milliseconds < UNTIL)) return undefined;
  let year = 1970 + Math.floor(milliseconds / (365.2425 * DAY_MILLISECONDS));
  if (milliseconds < Date.UTC(year, 0, 1)) year -= 1;
  else if (milliseconds >= Date.UTC(year + 1, 0, 1)) year += 1;
  const summer = milliseconds >= change(year, 2) && milliseconds < change(year, 9);
  return summer ? 2 * HOUR_MILLISECONDS : HOUR_MILLISECONDS;
};
