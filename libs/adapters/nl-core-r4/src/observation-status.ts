/** Statuses of an Observation that was made; `registered` and `cancelled` were not. */
export const observed = ['preliminary', 'final', 'amended', 'corrected', 'unknown'] as const;
