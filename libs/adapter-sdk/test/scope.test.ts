import { expect, test } from 'vitest';
import { isGranted } from '../src/auth/scope.ts';

test.each([
  [undefined, 'system/*.rs'], ['system/*.rs', undefined], ['system/*.rs', 'system/*.rs'], ['b a', 'a b'], ['a b c', 'a b'], ['system/*.read', 'system/*.rs'],
  ['system/*.rs', 'system/Condition.read'], ['system/*.cruds', 'system/*.rs'], ['system/*.*', 'system/*.rs'], ['system/Condition.rs', 'system/Condition.rs'],
])('F29: a token for %j does all that was asked as %j', (granted, asked) => expect(isGranted(granted, asked)).toBe(true));

test.each([
  ['', 'system/*.rs'], ['system/Condition.rs', 'system/*.rs'], ['system/*.r', 'system/*.rs'], ['patient/*.rs', 'system/*.rs'], ['system/*.rs', 'system/*.cruds'],
  ['a', 'a b'], [null, 'a'], [['a'], 'a'], ['system/*.write', 'system/*.read'],
])('F29: a token for %j does not do all that was asked as %j', (granted, asked) => expect(isGranted(granted, asked)).toBe(false));
