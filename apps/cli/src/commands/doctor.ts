import type { Command } from 'commander';
import { type CommonOptions, providerCommand } from '../command.ts';
import { readConfiguration } from '../configuration/load.ts';
import type { Finding } from '../doctor/check.ts';
import { examine } from '../doctor/examine.ts';
import { exitCodes, openOutput, type OutputOptions } from '../output.ts';
import { showFindings } from '../show/findings.ts';

/** Findings as the result; what is wrong, and not what deserves a look, makes it a refusal. */
export const tellFindings = (findings: readonly Finding[], options: OutputOptions): void => {
  const output = openOutput(options);
  output.result(findings, () => showFindings(findings, output.language));
  if (findings.some(({ state }) => state === 'wrong')) process.exitCode = exitCodes.refused;
};

export const doctorCommand = (): Command =>
  providerCommand('doctor', 'Look whether everything a run needs is there, and say what to do where it is not')
    .action(async (options: CommonOptions) => tellFindings(await examine(readConfiguration(options.config)), options));
