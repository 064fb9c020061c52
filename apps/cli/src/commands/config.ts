import { Command } from 'commander';
import { type CommonOptions, providerCommand } from '../command.ts';
import { readConfiguration } from '../configuration/load.ts';
import { checksOfOthers, checksOfTheMachine } from '../doctor/all-checks.ts';
import { examine } from '../doctor/examine.ts';
import { tellFindings } from './doctor.ts';

export const configCommand = (): Command =>
  new Command('config').description('The configuration: `config check` is a dry run')
    .addCommand(providerCommand('check', 'A dry run: every mistake in meervoud.json and the environment at once, and whether secrets, sources, recipients and services are there; changes nothing')
      .option('--offline', 'ask nobody: only the file, the environment and what lies on this machine')
      .action(async ({ offline = false, ...options }: CommonOptions & { offline?: boolean }) => tellFindings(
        await examine(readConfiguration(options.config), { checks: offline ? checksOfTheMachine : [...checksOfTheMachine, ...checksOfOthers] }), options)));
