export type JsonObject = { readonly [key: string]: unknown };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export type JsonProblem = 'malformed-json' | 'duplicate-key' | 'forbidden-key' | 'too-deep';
export type ParsedJson = { readonly value: unknown } | { readonly problem: JsonProblem };

/**
 * `JSON.parse` that also refuses what it lets through: nesting beyond `maxDepth` (before any recursion),
 * a name twice in one object, and the name `__proto__`. Problems never quote the text.
 */
export const parseJson = (text: string, maxDepth: number): ParsedJson => {
  const written = scan(text, maxDepth);
  if (written === 'too-deep') return { problem: 'too-deep' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'malformed-json' };
  }
  // JSON.parse keeps the last of two equal names, so fewer names in the value than in the text means duplicates.
  const kept = countNames(value);
  if (kept === 'forbidden-key') return { problem: kept };
  return kept === written ? { value } : { problem: 'duplicate-key' };
};

const [QUOTE, BACKSLASH, COLON, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [0x22, 0x5c, 0x3a, 0x5b, 0x5d, 0x7b, 0x7d];

/** How many names the text writes: in valid JSON, the colons outside strings. */
const scan = (text: string, maxDepth: number): number | 'too-deep' => {
  let depth = 0;
  let names = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) at = endOfString(text, at);
    else if (char === COLON) names += 1;
    else if (char === OPEN || char === OPEN_LIST) {
      depth += 1;
      if (depth > maxDepth) return 'too-deep';
    } else if (char === CLOSE || char === CLOSE_LIST) depth -= 1;
  }
  return names;
};

const endOfString = (text: string, start: number): number => {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((at - before) % 2 === 1) return at;
  }
  return text.length;
};

const countNames = (root: unknown): number | 'forbidden-key' => {
  let names = 0;
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      for (const item of value) if (typeof item === 'object') open.push(item);
      continue;
    }
    for (const [name, item] of Object.entries(value)) {
      if (name === '__proto__') return 'forbidden-key';
      names += 1;
      if (typeof item === 'object') open.push(item);
    }
  }
  return names;
};
