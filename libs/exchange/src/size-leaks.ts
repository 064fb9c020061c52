export interface SizeLeak {
  readonly code: 'count-of-people' | 'few-out-of-few' | 'group-size';
  /** The words that tell it. */
  readonly text: string;
  /** Where they begin, in characters of the text. */
  readonly index: number;
}

const WORDS = ['nul', 'één', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien'];
const NUMBER = `(?<![\\d.,/])(\\d{1,6}|${WORDS.join('|')})`;
const PEOPLE = '(?:cli[eë]nt|bewoner|pati[eë]nt|perso(?:o)?n|mens|resident|client|patient|people)';

const patterns: readonly { readonly code: SizeLeak['code']; readonly expression: string }[] = [
  // "12,5% betreft 1 cliënt", "drie van onze bewoners"
  { code: 'count-of-people', expression: `${NUMBER}\\s+(?:van\\s+)?(?:de\\s+|onze\\s+|enkele\\s+)?${PEOPLE}` },
  // "2 van de 9", "1 op 8", "3/8", "2 out of 9": the last number is the group
  { code: 'few-out-of-few', expression: `(?<![\\d.,/-])(?<part>\\d{1,6})\\s*(?:van\\s+(?:de\\s+|onze\\s+)?|op\\s+(?:de\\s+)?|out\\s+of\\s+|of\\s+the\\s+|/)\\s*(?<whole>\\d{1,6}|${WORDS.join('|')})(?![\\d/-])` },
  // "n = 8", "groep van 8", "totaal 8"
  { code: 'group-size', expression: `(?:\\bn\\s*=\\s*|groep(?:je)?\\s+van\\s+|in\\s+totaal\\s+|group\\s+of\\s+)(\\d{1,6}|${WORDS.join('|')})(?![\\d,])` },
];

const toNumber = (text: string): number => (/^\d/.test(text) ? Number(text) : WORDS.indexOf(text.toLowerCase()));

/**
 * Words in a free remark that tell how small a group is ("12,5% betreft 1 cliënt" tells there are eight), which
 * would undo suppression (R10; indicators.md §2.3 rule 3). Points out, never changes: a person decides. Only numbers
 * below `below` count. Dutch and English; it can miss what it has no words for.
 */
export const sizeLeaks = (text: string, below = 10): readonly SizeLeak[] => {
  const plain = text.normalize('NFC');
  const found = patterns.flatMap(({ code, expression }) =>
    [...plain.matchAll(new RegExp(expression, 'giu'))]
      .filter(({ groups, 1: number = '' }) => {
        const size = toNumber(groups?.['whole'] ?? number);
        return size < below && Number(groups?.['part'] ?? 0) <= size;
      })
      .map((match): SizeLeak => ({ code, text: match[0], index: match.index })),
  );
  return found.toSorted((one, other) => one.index - other.index);
};
