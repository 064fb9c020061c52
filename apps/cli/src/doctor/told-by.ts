import type { Seen } from './check.ts';
import { type Endpoint, isAboutCertificates, type Probe } from './endpoint.ts';

interface Codes<Code> { readonly notReached: Code; readonly notSafe: Code; readonly withError: Code }

/** What one request says of an endpoint. A refusal (401, 404, 405) is an answer: somebody is there. */
export const toldBy = <Code extends string>({ about, url }: Endpoint, probe: Probe, codes: Codes<Code>): Seen<Code> => {
  const place = url.replace(/[?#].*$/s, '');
  if (!probe.reached) return { about, code: isAboutCertificates(probe.failure) ? codes.notSafe : codes.notReached, detail: `${place}: ${probe.failure}` };
  const detail = `${place}: ${probe.status}, ${Math.round(probe.milliseconds)} ms`;
  return probe.status >= 500 ? { about, code: codes.withError, detail } : { about, detail };
};
