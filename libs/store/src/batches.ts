const SIZE = 1_000;

/** In pieces of a thousand rows, a statement each. */
export const batchesOf = <Row>(rows: readonly Row[]): readonly (readonly Row[])[] =>
  Array.from({ length: Math.ceil(rows.length / SIZE) }, (_, index) => rows.slice(index * SIZE, (index + 1) * SIZE));
