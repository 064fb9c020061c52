import { Command, CommanderError } from 'commander';
import { acceptLossCommand } from './commands/accept-loss.ts';
import { adapterCommand } from './commands/adapter.ts';
import { approveCommand } from './commands/approve.ts';
import { attestCommand } from './commands/attest.ts';
import { auditCommand } from './commands/audit.ts';
import { backupCommand } from './commands/backup.ts';
import { calendarCommand } from './commands/calendar.ts';
import { configCommand } from './commands/config.ts';
import { definitionsCommand } from './commands/definitions.ts';
import { deliveriesCommand } from './commands/deliveries.ts';
import { demoCommand } from './commands/demo.ts';
import { deriveCommand } from './commands/derive.ts';
import { doctorCommand } from './commands/doctor.ts';
import { explainCommand } from './commands/explain.ts';
import { exportCommand } from './commands/export.ts';
import { gatewayCommand } from './commands/gateway.ts';
import { importOdbCommand } from './commands/import-odb.ts';
import { inspectCommand } from './commands/inspect.ts';
import { ledgerCommand } from './commands/ledger.ts';
import { manifestCommand } from './commands/manifest.ts';
import { matrixCommand } from './commands/matrix.ts';
import { mirrorCommand } from './commands/mirror.ts';
import { previewCommand } from './commands/preview.ts';
import { answerCommand, questionsCommand } from './commands/questions.ts';
import { reportCommand } from './commands/report.ts';
import { restoreCommand } from './commands/restore.ts';
import { shadowCommand } from './commands/shadow.ts';
import { statusCommand } from './commands/status.ts';
import { submitCommand } from './commands/submit.ts';
import { syncCommand } from './commands/sync.ts';
import { trendCommand } from './commands/trend.ts';
import { upCommand } from './commands/up.ts';
import { usesCommand } from './commands/uses.ts';
import { valuesCommand } from './commands/values.ts';
import { verifyCommand } from './commands/verify.ts';
import { workerCommand } from './commands/worker.ts';
import { version } from './house.ts';
import { describeError, exitCodeOf, exitCodes } from './output.ts';

// whoever reads along has seen enough (`meervoud values | head`): that is no failure
process.stdout.on('error', (thrown: NodeJS.ErrnoException) => {
  if (thrown.code === 'EPIPE') process.exit(process.exitCode ?? exitCodes.done);
  throw thrown;
});

const program = new Command('meervoud')
  .description('Register once, reuse many: read an ECD over FHIR, derive the quality figures, deliver them signed.')
  .version(version())
  .showHelpAfterError('(meervoud --help lists the commands)')
  .addHelpText('after', `
Exit codes: 0 done · 1 a defect · 2 wrong use · 3 refused, put something right first · 4 not now, try later`)
  .exitOverride();

const commands = [
  demoCommand(), upCommand(), workerCommand(), gatewayCommand(), syncCommand(), acceptLossCommand(), attestCommand(), deriveCommand(), valuesCommand(), explainCommand(), reportCommand(),
  previewCommand(), approveCommand(), submitCommand(), deliveriesCommand(), exportCommand(), statusCommand(), questionsCommand(), answerCommand(), usesCommand(), calendarCommand(), doctorCommand(), configCommand(), backupCommand(), restoreCommand(), auditCommand(),
  inspectCommand(), matrixCommand(), adapterCommand(), definitionsCommand(),
  importOdbCommand(), mirrorCommand(), trendCommand(), shadowCommand(), ledgerCommand(),
  manifestCommand(), verifyCommand(),
];
for (const command of commands) program.addCommand(command.exitOverride());

try {
  await program.parseAsync();
} catch (thrown) {
  if (thrown instanceof CommanderError) {
    process.exitCode = thrown.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  } else {
    process.stderr.write(`${describeError(thrown, process.argv.includes('--json'))}\n`);
    process.exitCode = exitCodeOf(thrown);
  }
}
