const SEPARATORS = [',', ';', '\t', '|'] as const;

const outsideQuotes = (line: string): string => line.replace(/"[^"]*"/g, '');

/** What splits a line with column names into most cells; a comma where nothing does. */
export const separatorOf = (line: string): string => {
  const bare = outsideQuotes(line);
  const times = (separator: string): number => bare.split(separator).length;
  return SEPARATORS.reduce((best, candidate) => (times(candidate) > times(best) ? candidate : best), SEPARATORS[0] as string);
};
