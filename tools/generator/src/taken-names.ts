/** Words of the language, and names that the template itself imports or uses: an adapter's constant cannot be called so. */
const taken = new Set([
  'await', 'break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'default', 'delete', 'do', 'else', 'enum', 'eval', 'export',
  'extends', 'false', 'finally', 'for', 'function', 'if', 'implements', 'import', 'in', 'instanceof', 'interface', 'let', 'new', 'null',
  'package', 'private', 'protected', 'public', 'return', 'static', 'super', 'switch', 'this', 'throw', 'true', 'try', 'typeof', 'undefined',
  'var', 'void', 'while', 'with', 'yield', 'arguments',
  'index', 'z', 'beganOn', 'clinicalStatus', 'codings', 'defineFhirAdapter', 'defineMapping', 'endedOn', 'healthcareProvider', 'isAboutUlcer',
  'known', 'meeting', 'pressureUlcer', 'stay', 'toPressureUlcer', 'ulcerSearch', 'verificationStatus', 'wlzIndicatie', 'describeAdapter',
  'asConcept',
]);

export const isTaken = (identifier: string): boolean => taken.has(identifier);
