const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;

export const httpDate = (text: string | null): number | undefined => {
  if (text === null || !HTTP_DATE.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
};

/**
 * How long a source asks us to wait (RFC 9110 §10.2.3), in milliseconds from 0 to `longest`; undefined when it does
 * not ask, or in no form that exists. A date is measured against the source's own `Date`, so that its clock may differ.
 */
export const retryAfter = (headers: Headers, now: number, longest: number): number | undefined => {
  const text = headers.get('retry-after')?.trim() ?? '';
  const seconds = /^\d{1,15}$/.test(text) ? Number(text) * 1_000 : undefined;
  const date = httpDate(text);
  const wait = seconds ?? (date === undefined ? undefined : date - (httpDate(headers.get('date')) ?? now));
  return wait === undefined ? undefined : Math.min(Math.max(wait, 0), longest);
};
