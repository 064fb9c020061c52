/** Excel writes what XML cannot hold as `_x000D_`; what no text can hold either is left as it is. */
const unescaped = (text: string): string => text.replace(/_x([0-9A-Fa-f]{4})_/g, (written, digits: string) => {
  const code = parseInt(digits, 16);
  return code < 9 || (code >= 0xd800 && code <= 0xdfff) ? written : String.fromCharCode(code);
});

/** The text of one cell or shared string: all its `t` together, without the reading aid (`rPh`) of other scripts. */
export const textOf = () => {
  let [pieces, taking, aside] = ['', false, false];
  return {
    open: (name: string): void => {
      if (name === 'rPh') aside = true;
      if (name === 't' || name === 'v') taking = !aside;
    },
    add: (piece: string): void => { if (taking) pieces += piece; },
    close: (name: string): void => {
      if (name === 'rPh') aside = false;
      if (name === 't' || name === 'v') taking = false;
    },
    take: (): string => {
      const text = pieces;
      pieces = '';
      return text.includes('_x') ? unescaped(text) : text;
    },
  };
};
