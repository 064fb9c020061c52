import { type Logger, passing } from '@meervoud/kernel';
import { openTokenSource, type TokenSource } from '../auth/token.ts';
import type { FhirSourceConfig } from '../fhir-source-config.ts';
import { openDispatcher, type SourceDispatcher } from './dispatcher.ts';
import { realEffects, type TransportEffects } from './effects.ts';
import { type Answer, exchange, type Outgoing } from './exchange.ts';
import { gateOf } from './host-gate.ts';
import { sendWithRetry } from './retry.ts';
import { openServerClock, type ServerClock } from './server-clock.ts';

export interface TransportDeps {
  readonly config: Pick<FhirSourceConfig, 'auth' | 'tls' | 'limits'>;
  readonly secret: (reference: string) => Promise<string>;
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly effects?: TransportEffects;
}

/** Requests to one source: let in, retried, limited. For whatever lies under its base URL; it checks no URL. */
export interface Transport {
  /** With our token. An answer of any status that is not temporary; a 401 comes back only if a fresh token is refused too. */
  send(outgoing: Outgoing): Promise<Answer>;
  readonly serverClock: ServerClock;
  /** For a download that is read as it comes, which `send` does not do. */
  readonly tokens: TokenSource;
  readonly dispatcher: Pick<SourceDispatcher, 'get'>;
  close(): Promise<void>;
}

/** Opens nothing until the first request. Errors: see `errors.ts`. */
export const openTransport = ({ config, secret, log, signal, effects = realEffects }: TransportDeps): Transport => {
  const { auth, tls, limits } = config;
  const dispatcher = openDispatcher({ tls, limits, secret, clock: effects.clock, log, lookup: effects.lookup });
  const serverClock = openServerClock(effects.clock, log);
  const tokenClock = openServerClock(effects.clock, log);
  const sendAnew = (build: () => Promise<Outgoing>, url: string, { heed }: ServerClock): Promise<Answer> => sendWithRetry(
    async () => {
      const outgoing = await build();
      passing('source-request:before');
      const answer = await exchange(outgoing, { limits, dispatcher: await dispatcher.get(), signal, heed });
      passing('source-request:after');
      return answer;
    },
    url, { limits, effects, gate: gateOf(url, effects), signal },
  );
  const tokens = openTokenSource({ auth, secret, send: (build, url) => sendAnew(build, url, tokenClock), effects });

  const ask = (outgoing: Outgoing, token: string | undefined): Promise<Answer> => sendAnew(async () => ({
    ...outgoing, headers: { ...outgoing.headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
  }), outgoing.url, serverClock);
  return {
    send: async (outgoing) => {
      const token = await tokens.token();
      const answer = await ask(outgoing, token);
      if (answer.status !== 401 || token === undefined) return answer;
      tokens.refused(token);
      return ask(outgoing, await tokens.token());
    },
    serverClock, tokens, dispatcher,
    close: () => dispatcher.close(),
  };
};
