import type { Criterion, Settings } from '@meervoud/indicator';
import { type Bilingual, contentHash, type Language } from '@meervoud/kernel';
import { gateWords } from './setting-words.ts';
import { tellExists } from './tell-exists.ts';

/** A sentence, and how far it is indented: a part of what stands above it. */
export interface Line {
  readonly depth: number;
  readonly text: Bilingual;
}

const all: Bilingual = { nl: 'Dit is allemaal zo:', en: 'All of this is so:' };
const any: Bilingual = { nl: 'Minstens een van deze dingen is zo:', en: 'At least one of these is so:' };
const always: Bilingual = { nl: 'Dit is altijd zo.', en: 'This is always so.' };
const never: Bilingual = { nl: 'Dit is nooit zo.', en: 'This is never so.' };

/**
 * A criterion in plain sentences, whatever its shape; with `holds` false what is so when it does not hold. What waits
 * for a setting is told with how that setting stands; that it does not hold needs no words where the setting is off.
 */
export const tellCriterion = (criterion: Criterion, settings: Settings, holds = true): readonly Line[] =>
  linesOf(simplify(criterion, settings, holds), settings, 0);

/** What is said, with every "not" pushed down to the sentences, and lists of one, and lists in lists, undone. */
type Said =
  | { readonly list: 'all' | 'any'; readonly items: readonly Said[] }
  | { readonly gate: Extract<Criterion, { readonly whenSetting: unknown }>['whenSetting']; readonly item: Said }
  | { readonly exists: Extract<Criterion, { readonly exists: unknown }>; readonly holds: boolean };

const simplify = (criterion: Criterion, settings: Settings, holds: boolean): Said => {
  if ('all' in criterion) return list(holds ? 'all' : 'any', criterion.all.map((term) => simplify(term, settings, holds)));
  if ('any' in criterion) return list(holds ? 'any' : 'all', criterion.any.map((term) => simplify(term, settings, holds)));
  if ('not' in criterion) return simplify(criterion.not, settings, !holds);
  if ('whenSetting' in criterion) {
    const { whenSetting: gate, then } = criterion;
    if (holds) return { gate, item: simplify(then, settings, true) };
    return settings[gate.name] === gate.is ? simplify(then, settings, false) : list('all', []);
  }
  return { exists: criterion, holds };
};

const list = (kind: 'all' | 'any', items: readonly Said[]): Said => {
  const nested = items.flatMap((item) => ('list' in item && item.list === kind ? item.items : [item]));
  const flat = nested.filter((item, at) => !nested.some((other, place) =>
    place !== at && saysMore(other, item, kind) && (place < at || !saysMore(item, other, kind))));
  const [only] = flat;
  return flat.length === 1 && only !== undefined ? only : { list: kind, items: flat };
};

/**
 * Does the other sentence ask all that this one asks, and perhaps more? Then this one needs no saying: in a list of what
 * is so, and in one of what may not be so.
 */
const saysMore = (other: Said, said: Said, kind: 'all' | 'any'): boolean => {
  if (!('exists' in other) || !('exists' in said) || other.holds !== said.holds || said.holds !== (kind === 'all')) return false;
  const [{ where: more, ...one }, { where: less, ...two }] = [other.exists, said.exists];
  if (contentHash(one) !== contentHash(two)) return false;
  const asked: Readonly<Record<string, unknown>> = more ?? {};
  return Object.entries(less ?? {}).every(([field, test]) => asked[field] !== undefined && contentHash(asked[field]) === contentHash(test));
};

const linesOf = (said: Said, settings: Settings, depth: number): readonly Line[] => {
  if ('exists' in said) return [{ depth, text: tellExists(said.exists, settings, said.holds) }];
  if ('gate' in said) {
    const isOpen = settings[said.gate.name] === said.gate.is;
    return [{ depth, text: gateWords(said.gate, isOpen) }, ...linesOf(said.item, settings, depth + 1)];
  }
  if (said.items.length === 0) return [{ depth, text: said.list === 'all' ? always : never }];
  return [{ depth, text: said.list === 'all' ? all : any }, ...said.items.flatMap((item) => linesOf(item, settings, depth + 1))];
};

/** Lines as one text: parts below what they belong to, behind a dash. */
export const toText = (lines: readonly Line[], language: Language): string =>
  lines.map(({ depth, text }) => `${'  '.repeat(Math.max(0, depth - 1))}${depth > 0 ? '- ' : ''}${text[language]}`).join('\n');
