import { z } from 'zod';

const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);

/** https, or plain http to this machine only: credentials and figures do not travel in the open. */
export const SafeUrl = z.url().refine((text) => {
  const { protocol, hostname, username, password } = new URL(text);
  return (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) && username === '' && password === '';
}, 'https, or http to this machine, without credentials in it');
