/** An answer given in place of the real one. */
export interface Fault {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Makes a server fail on purpose, so that clients can be tried against it. */
export interface Faults {
  /** The next so many requests get this status, as in `failNext(2, 429, { 'retry-after': '1' })`. */
  failNext(count: number, status: number, headers?: Readonly<Record<string, string>>): void;
  /** The fault for the request at hand, if one is due. */
  take(): Fault | undefined;
}

export const createFaults = (): Faults => {
  const due: Fault[] = [];
  return {
    failNext: (count, status, headers = {}) => {
      due.push(...Array.from({ length: count }, () => ({ status, headers })));
    },
    take: () => due.shift(),
  };
};
