import { type Clock, systemClock } from '@meervoud/kernel';
import { environment, parseConfig } from '../config.ts';
import type { ConfigurationFile } from '../configuration/load.ts';
import { problemsOf } from '../configuration/problems.ts';
import { checksOfOthers, checksOfTheMachine } from './all-checks.ts';
import { type DoctorCheck, type Finding, runCheck } from './check.ts';
import { configuration } from './checks/configuration.ts';
import { openSurroundings, type Surroundings } from './surroundings.ts';

export interface ExamineOptions {
  readonly checks?: readonly DoctorCheck[];
  readonly clock?: Clock;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** One after another: they share one connection, and what takes time has been asked before. */
const runAll = async (checks: readonly DoctorCheck[], surroundings: Surroundings): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  for (const check of checks) findings.push(...await runCheck(check, surroundings));
  return findings;
};

/**
 * Looks at everything a run needs, and goes on after what is wrong. A configuration with a mistake in it is all that is told then: what it
 * leads to is not known.
 */
export const examine = async (
  { file, content }: ConfigurationFile, { checks = [...checksOfTheMachine, ...checksOfOthers], clock = systemClock, environment: machine = environment() }: ExamineOptions = {},
): Promise<readonly Finding[]> => {
  const problems = problemsOf(content, machine);
  const told = await runCheck(configuration(problems), undefined as never);
  if (problems.length > 0) return told;
  const config = parseConfig(content, file, machine);
  const asksOthers = checks.some((check) => checksOfOthers.includes(check));
  if (!asksOthers) return [...told, ...await runAll(checks, { config, clock, node: process.versions.node, database: { why: '' }, redis: undefined, endpoints: [], places: [] })];
  await using opened = await openSurroundings(config, clock);
  return [...told, ...await runAll(checks, opened.seen)];
};
