const NAMED = /\b(?:graad|categorie|category|stage|stadium|grade)\s{0,3}(iv|iii|ii|i|[1-4])\b/i;
const ROMAN: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4' };

/** R13: does the display name another category than the code means? A display that names none is fine. */
export const namesOtherCategory = (display: string | undefined, meaning: string): boolean => {
  const named = NAMED.exec((display ?? '').slice(0, 500))?.[1]?.toLowerCase();
  return named !== undefined && (ROMAN[named] ?? named) !== meaning;
};
