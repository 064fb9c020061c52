import { z } from 'zod';

const isHttpBase = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && `${username}${password}${search}${hash}` === '';
};

/** An http(s) URL without credentials, query or fragment. Whether plain http may be is decided by the whole configuration. */
export const HttpUrl = z.string().refine(isHttpBase, 'an http(s) URL without credentials, query or fragment');

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Does this URL send what it carries in the clear over a network? Plain http to this machine itself does not. */
export const isExposed = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !LOOPBACK.test(hostname);
};
