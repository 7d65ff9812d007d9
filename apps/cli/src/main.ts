import { EventLogFaultError } from '#libs/application';
import { SampleFaultError } from '#libs/sample';
import { FailedError, UsageError, type Command } from './command.js';
import { archiveCommand } from './commands/archive.command.js';
import { accountsCommand } from './commands/accounts.command.js';
import { backupCommand } from './commands/backup.command.js';
import { benchCommand } from './commands/bench.command.js';
import { bodiesCommand } from './commands/bodies.command.js';
import { calendarCommand } from './commands/calendar.command.js';
import { copyLogCommand } from './commands/copy-log.command.js';
import { custodyCommand } from './commands/custody.command.js';
import { delegationsCommand } from './commands/delegations.command.js';
import { demoCommand } from './commands/demo.command.js';
import { dutyCommand } from './commands/duty.command.js';
import { emailsCommand } from './commands/emails.command.js';
import { entriesCommand } from './commands/entries.command.js';
import { exportCommand } from './commands/export.command.js';
import { indicatorsCommand } from './commands/indicators.command.js';
import { inspectionsCommand } from './commands/inspections.command.js';
import { installAclCommand } from './commands/install-acl.command.js';
import { issueCommand } from './commands/issue.command.js';
import { leftBehindCommand } from './commands/left-behind.command.js';
import { noticesCommand } from './commands/notices.command.js';
import { policyCommand } from './commands/policy.command.js';
import { rankingsCommand } from './commands/rankings.command.js';
import { rebuildCommand } from './commands/rebuild.command.js';
import { replayCommand } from './commands/replay.command.js';
import { restoreCommand } from './commands/restore.command.js';
import { reportsCommand } from './commands/reports.command.js';
import { standingCommand } from './commands/standing.command.js';
import { witnessCommand } from './commands/witness.command.js';
import { urgingsCommand } from './commands/urgings.command.js';
import { FAULT_WORDS } from './fault-words.js';

const COMMANDS: readonly Command[] = [
  demoCommand, issueCommand, replayCommand, rebuildCommand, exportCommand, archiveCommand, witnessCommand, backupCommand, restoreCommand, copyLogCommand, bodiesCommand, calendarCommand, policyCommand, accountsCommand,
  urgingsCommand, inspectionsCommand, reportsCommand, indicatorsCommand, noticesCommand, emailsCommand, custodyCommand, leftBehindCommand, delegationsCommand, dutyCommand, standingCommand, entriesCommand, rankingsCommand, installAclCommand, benchCommand,
]; // prettier-ignore

const OVERVIEW = `dondoc <lệnh / command> [--help]

${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(11)} ${summary.vi} / ${summary.en}`).join('\n')}

Mã thoát / exit codes: 0 xong / done, 1 không làm được hoặc bị từ chối / failed or refused, 2 gọi sai / wrong usage
`;

process.exitCode = await dondoc(process.argv.slice(2));

/** Runs one command and resolves with the exit code. */
async function dondoc([name, ...args]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(OVERVIEW);
    return 0;
  }
  const command = COMMANDS.find((known) => known.name === name);
  if (command === undefined) {
    process.stderr.write(`${name === undefined ? '' : `Không có lệnh / There is no command: ${name}\n\n`}${OVERVIEW}`);
    return 2;
  }
  // The benchmarks have a help text of their own.
  if ((args.includes('--help') || args.includes('-h')) && command !== benchCommand) {
    process.stdout.write(command.help);
    return 0;
  }
  try {
    return await command.run(args);
  } catch (error) {
    return failure(error, command);
  }
}

function failure(error: unknown, command: Command): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${command.help}`);
    return 2;
  }
  if (error instanceof EventLogFaultError) {
    const { vi, en } = FAULT_WORDS[error.code];
    process.stderr.write(`${vi}\n${en}\n  ${error.path}\n`);
    return 1;
  }
  // The reader of our output went away (`| head`): nothing is wrong.
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return 0;
  process.stderr.write(`${error instanceof FailedError || error instanceof SampleFaultError ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  return 1;
}
