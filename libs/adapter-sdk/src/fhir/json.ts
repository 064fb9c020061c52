import { scanNames } from './scan-names.ts';

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
  const scanned = scanNames(text, maxDepth);
  if (scanned === 'too-deep') return { problem: 'too-deep' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'malformed-json' };
  }
  if (scanned.distinct) return { value };
  // JSON.parse keeps the last of two equal names, so fewer names in the value than in the text means duplicates.
  const kept = countNames(value);
  if (kept === 'forbidden-key') return { problem: kept };
  return kept === scanned.names ? { value } : { problem: 'duplicate-key' };
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
