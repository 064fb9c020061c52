/** A JSON text, in tokens: texts, numbers, words and signs. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * The names of an object are given once at every level. JSON.parse lets the last one win, and somebody else's reader the first: then two
 * parties read two things in one signed text. Expects what JSON.parse accepts.
 */
export const hasDuplicateNames = (text: string): boolean => {
  const open: (Set<string> | undefined)[] = [];
  let previous = '';
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const [names, name] = [open.at(-1), JSON.parse(previous) as string];
      if (names?.has(name)) return true;
      names?.add(name);
    }
    previous = token;
  }
  return false;
};

/** Strict UTF-8 and JSON, an object, every name once; undefined for anything else. */
export const parseJsonObject = (bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && !hasDuplicateNames(text) ? value as Readonly<Record<string, unknown>> : undefined;
  } catch {
    return undefined;
  }
};
