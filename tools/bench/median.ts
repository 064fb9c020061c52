/** The middle one, or the mean of the two in the middle. */
export const median = (numbers: readonly number[]): number => {
  if (numbers.length === 0) throw new RangeError('a median of nothing');
  const sorted = numbers.toSorted((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return ((low ?? 0) + (high ?? 0)) / 2;
};

export interface Spread { readonly median: number; readonly lowest: number; readonly highest: number }
export const spreadOf = (numbers: readonly number[]): Spread => ({ median: median(numbers), lowest: Math.min(...numbers), highest: Math.max(...numbers) });
