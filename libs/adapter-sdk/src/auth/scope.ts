/** `read` of SMART 1 is `rs` of SMART 2. */
const LETTERS: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': 'cruds' };
const SCOPE = /^(system|user|patient)\/(\*|[A-Za-z]{1,40})\.(read|write|\*|c?r?u?d?s?)$/;

const covers = (granted: string, asked: string): boolean => {
  if (granted === asked) return true;
  const [given, wanted] = [SCOPE.exec(granted), SCOPE.exec(asked)];
  if (given === null || wanted === null || given[1] !== wanted[1]) return false;
  if (given[2] !== '*' && given[2] !== wanted[2]) return false;
  const [has, needs] = [given[3] ?? '', wanted[3] ?? ''].map((right) => LETTERS[right] ?? right) as [string, string];
  return [...needs].every((letter) => has.includes(letter));
};

/**
 * Is all that was asked granted? A server may grant less and then leaves out what we may not see, without a word (F29).
 * `granted` absent means as asked (RFC 6749 §5.1).
 */
export const isGranted = (granted: unknown, asked: string | undefined): boolean => {
  if (granted === undefined || asked === undefined) return true;
  if (typeof granted !== 'string') return false;
  const given = granted.split(' ');
  return asked.split(' ').filter((scope) => scope !== '').every((scope) => given.some((candidate) => covers(candidate, scope)));
};
