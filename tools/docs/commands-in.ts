/** A command of our own in a page: `meervoud matrix --adapter x` as its words. */
export interface QuotedCommand { readonly line: string; readonly words: readonly string[] }

/** The fenced blocks of a page in one language. */
export const blocksIn = (page: string, language: string): readonly string[] =>
  [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(([, kind]) => kind === language).map(([, , content = '']) => content);

/** Every line of the shell blocks of a page. */
export const commandsIn = (page: string): readonly QuotedCommand[] =>
  blocksIn(page, 'sh').flatMap((block) => block.split('\n')).map((line) => line.replace(/#.*$/, '').trim()).filter((line) => line !== '')
    .map((line) => ({ line, words: line.split(/\s+/) }));
