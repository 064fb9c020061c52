import type { Adapter, ReadRequest, SourceEvent } from '@meervoud/adapter-sdk';
import { zibNames } from '@meervoud/zibs';
import { z } from 'zod';
import { deeds } from './deeds.ts';

export const deedNames = Object.keys(deeds) as readonly (keyof typeof deeds)[];
export const HostileConfig = z.strictObject({ deed: z.enum(deedNames as readonly [keyof typeof deeds, ...(keyof typeof deeds)[]]) });
export type HostileConfig = z.infer<typeof HostileConfig>;

/** An adapter that does one thing wrong, on purpose. For our own tests: whoever runs it must survive it. On no shelf. */
export const hostile: Adapter<HostileConfig> = {
  name: 'hostile',
  version: '0.1.0',
  config: HostileConfig,
  provides: zibNames,
  // the deeds break the contract, and so its types
  read: (request: ReadRequest<HostileConfig>) => deeds[request.config.deed](request) as AsyncIterable<SourceEvent>,
};
