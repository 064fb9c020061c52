import type { Dispatcher } from 'undici';

export interface Received { bytes: number }

type Heard = Readonly<Record<string, unknown>>;

/**
 * A dispatcher that counts what comes over the line, before decompression, which fetch keeps to itself (F20).
 * The handler is fetch's own; only its data callback is heard along with.
 */
export const countReceived = (dispatcher: Dispatcher, received: Received): Dispatcher => {
  const dispatch = (options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean => {
    const own = handler as unknown as Heard;
    const heard = Object.create(handler) as Record<string, unknown>;
    // the data is the first argument in undici's older handlers, the second in its newer ones
    for (const [name, at] of [['onData', 0], ['onResponseData', 1]] as const) {
      const hears = own[name];
      if (typeof hears !== 'function') continue;
      heard[name] = (...given: unknown[]): unknown => {
        received.bytes += (given[at] as Uint8Array).byteLength;
        return hears.apply(heard, given) as unknown;
      };
    }
    return dispatcher.dispatch(options, heard as unknown as Dispatcher.DispatchHandler);
  };
  return { dispatch } as unknown as Dispatcher;
};
