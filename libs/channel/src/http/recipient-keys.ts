import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { type Http, unexpected } from './http.ts';

const KeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(100) });

export interface RecipientKeys { get(signal: AbortSignal): Promise<JSONWebKeySet>; forget(): boolean }

/** The recipient's public keys: given, or fetched from where it publishes them and kept until `forget`. */
export const openRecipientKeys = (source: { readonly jwks: JSONWebKeySet } | { readonly url: string }, http: Http): RecipientKeys => {
  let kept: JSONWebKeySet | undefined = 'jwks' in source ? source.jwks : undefined;
  return {
    /** After a rotation: look again, once. False when the keys are fixed. */
    forget: (): boolean => {
      if ('jwks' in source) return false;
      kept = undefined;
      return true;
    },
    get: async (signal: AbortSignal): Promise<JSONWebKeySet> => {
      if (kept || 'jwks' in source) return kept ?? { keys: [] };
      const answer = await http({ url: source.url, method: 'GET', headers: { accept: 'application/jwk-set+json, application/json' } }, signal);
      try {
        if (answer.status !== 200) throw new TypeError(`status ${answer.status}`);
        kept = KeySet.parse(JSON.parse(answer.body)) as JSONWebKeySet;
      } catch (cause) {
        throw unexpected(source.url, 'the recipient does not publish its keys where it should', 'a JSON Web Key Set', cause);
      }
      return kept;
    },
  };
};
