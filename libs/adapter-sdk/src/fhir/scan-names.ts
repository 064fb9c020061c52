/** What one pass over a JSON text tells of its names. Holds for valid JSON; for anything else it means nothing. */
export interface ScannedNames {
  readonly names: number;
  /** Certain that no object has a name twice, or the name `__proto__`; false means: look closer. */
  readonly distinct: boolean;
}

const [QUOTE, BACKSLASH, COMMA, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d];
/** An object with more names than this is looked at closer, so that comparing stays cheap. */
const MANY = 64;
/** A longer string is skipped by a native search. */
const SHORT = 48;

const hashOf = (text: string): number => {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
};
const FORBIDDEN = hashOf('__proto__');

/**
 * Compares the hashes of the names of each object as they go by: as good as free beside `JSON.parse`, where a walk over
 * the parsed value would cost as much again. Equal hashes, escapes in a name, and very large objects are not
 * decided here. Linear in the text; stops at `maxDepth`, before anything recurses.
 */
export const scanNames = (text: string, maxDepth: number): ScannedNames | 'too-deep' => {
  const hashes: number[] = [];
  const firsts: number[] = [0];
  const isObject: boolean[] = [false];
  const length = text.length;
  let [depth, top, names] = [0, 0, 0];
  let [distinct, atName] = [true, false];

  for (let at = 0; at < length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) {
      if (!atName) {
        at = endOfString(text, at);
        continue;
      }
      atName = false;
      let hash = 0;
      for (at += 1; at < length; at += 1) {
        const letter = text.charCodeAt(at);
        if (letter === QUOTE) break;
        if (letter === BACKSLASH) {
          distinct = false;
          at += 1;
        }
        hash = (Math.imul(hash, 31) + letter) | 0;
      }
      names += 1;
      const first = firsts[depth] ?? 0;
      if (hash === FORBIDDEN || top - first >= MANY) distinct = false;
      else {
        for (let before = first; before < top; before += 1) if (hashes[before] === hash) distinct = false;
        hashes[top] = hash;
        top += 1;
      }
    } else if (char === COMMA) {
      atName = isObject[depth] ?? false;
    } else if (char === OPEN || char === OPEN_LIST) {
      depth += 1;
      if (depth > maxDepth) return 'too-deep';
      firsts[depth] = top;
      isObject[depth] = atName = char === OPEN;
    } else if (char === CLOSE || char === CLOSE_LIST) {
      top = firsts[depth] ?? 0;
      if (depth > 0) depth -= 1;
      atName = false;
    }
  }
  return { names, distinct };
};

const endOfString = (text: string, start: number): number => {
  const near = Math.min(text.length, start + SHORT);
  let at = start + 1;
  for (; at < near; at += 1) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) return at;
    if (char === BACKSLASH) at += 1;
  }
  for (at = text.indexOf('"', at); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at - 1;
    while (before > start && text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((at - before) % 2 === 1) return at;
  }
  return text.length;
};
