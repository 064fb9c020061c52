// A criterion in plain Dutch and English
export { type Line, tellCriterion, toText } from './tell-criterion.ts';
export { tellAmount } from './tell-amount.ts';
export { tellCounted } from './tell-counted.ts';
export { tellExists } from './tell-exists.ts';
export { tellUnknown } from './tell-unknown.ts';
export { tellDates, tellMissing, tellNothing } from './tell-absence.ts';
export { oneOfValues, titleOfField, valueWords } from './value-words.ts';

// A row of a set
export { membersOf, tellObligation, tellWhat } from './tell-definition.ts';
export { type DayWindow, windowsOf } from './windows.ts';
export { settingTitle, settingValue } from './setting-words.ts';

// A record, and its dates
export { tellRecord } from './tell-record.ts';
export { printDate, printPeriod } from './print-date.ts';
export { inBoth } from './say.ts';
