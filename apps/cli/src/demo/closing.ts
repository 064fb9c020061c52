/** Lets `await using` close what has a `close`. */
export const closing = <Thing extends { close(): Promise<unknown> }>(thing: Thing): Thing & AsyncDisposable =>
  Object.assign(thing, { [Symbol.asyncDispose]: async () => void (await thing.close()) });
