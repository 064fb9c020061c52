/** What was found before for this key, or else what is found now. */
export const remembered = <Key, Result>(known: Map<Key, Result>, key: Key, find: () => Result): Result => {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = find();
  known.set(key, found);
  return found;
};
