import type { Check } from '../commands/doctor.ts';

/** A line for each check, and what to do below the ones that are not right. */
export const showChecks = (checks: readonly Check[]): string =>
  checks.flatMap(({ name, ok, detail, next }) => [`${ok ? 'ok ' : '!! '} ${name}: ${detail}`, ...(ok || next === undefined ? [] : [`     → ${next}`])]).join('\n');
