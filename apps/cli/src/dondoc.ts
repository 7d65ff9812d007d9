import { FailedError, UsageError, type Command } from './command.js';
import { FAULT_WORDS } from './fault-words.js';

/** Each is loaded when it is asked for: what one needs would make every other one slow to start. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  demo: async () => (await import('./commands/demo.command.js')).demoCommand,
  issue: async () => (await import('./commands/issue.command.js')).issueCommand,
  replay: async () => (await import('./commands/replay.command.js')).replayCommand,
  rebuild: async () => (await import('./commands/rebuild.command.js')).rebuildCommand,
  export: async () => (await import('./commands/export.command.js')).exportCommand,
  archive: async () => (await import('./commands/archive.command.js')).archiveCommand,
  doctor: async () => (await import('./commands/doctor.command.js')).doctorCommand,
  evidence: async () => (await import('./commands/evidence.command.js')).evidenceCommand,
  witness: async () => (await import('./commands/witness.command.js')).witnessCommand,
  backup: async () => (await import('./commands/backup.command.js')).backupCommand,
  restore: async () => (await import('./commands/restore.command.js')).restoreCommand,
  'copy-log': async () => (await import('./commands/copy-log.command.js')).copyLogCommand,
  snapshot: async () => (await import('./commands/snapshot.command.js')).snapshotCommand,
  bodies: async () => (await import('./commands/bodies.command.js')).bodiesCommand,
  calendar: async () => (await import('./commands/calendar.command.js')).calendarCommand,
  policy: async () => (await import('./commands/policy.command.js')).policyCommand,
  access: async () => (await import('./commands/access.command.js')).accessCommand,
  admin: async () => (await import('./commands/admin.command.js')).adminCommand,
  accounts: async () => (await import('./commands/accounts.command.js')).accountsCommand,
  persons: async () => (await import('./commands/persons.command.js')).personsCommand,
  positions: async () => (await import('./commands/positions.command.js')).positionsCommand,
  tokens: async () => (await import('./commands/tokens.command.js')).tokensCommand,
  urgings: async () => (await import('./commands/urgings.command.js')).urgingsCommand,
  inspections: async () => (await import('./commands/inspections.command.js')).inspectionsCommand,
  reports: async () => (await import('./commands/reports.command.js')).reportsCommand,
  indicators: async () => (await import('./commands/indicators.command.js')).indicatorsCommand,
  notices: async () => (await import('./commands/notices.command.js')).noticesCommand,
  emails: async () => (await import('./commands/emails.command.js')).emailsCommand,
  custody: async () => (await import('./commands/custody.command.js')).custodyCommand,
  difference: async () => (await import('./commands/difference.command.js')).differenceCommand,
  explain: async () => (await import('./commands/explain.command.js')).explainCommand,
  conformance: async () => (await import('./commands/conformance.command.js')).conformanceCommand,
  history: async () => (await import('./commands/history.command.js')).historyCommand,
  'left-behind': async () => (await import('./commands/left-behind.command.js')).leftBehindCommand,
  delegations: async () => (await import('./commands/delegations.command.js')).delegationsCommand,
  duty: async () => (await import('./commands/duty.command.js')).dutyCommand,
  standing: async () => (await import('./commands/standing.command.js')).standingCommand,
  entries: async () => (await import('./commands/entries.command.js')).entriesCommand,
  act: async () => (await import('./commands/act.command.js')).actCommand,
  ask: async () => (await import('./commands/ask.command.js')).askCommand,
  rankings: async () => (await import('./commands/rankings.command.js')).rankingsCommand,
  'install-acl': async () => (await import('./commands/install-acl.command.js')).installAclCommand,
  bench: async () => (await import('./commands/bench.command.js')).benchCommand,
};

async function overview(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  return `dondoc <lệnh / command> [--help]

${commands.map(({ name, summary }) => `  ${name.padEnd(11)} ${summary.vi} / ${summary.en}`).join('\n')}

Mã thoát / exit codes: 0 xong / done, 1 không làm được hoặc bị từ chối / failed or refused, 2 gọi sai / wrong usage
`;
}

/** Runs one command and resolves with the exit code; prints what it has to say. */
export async function dondoc([name, ...args]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(await overview());
    return 0;
  }
  const load = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) {
    process.stderr.write(`${name === undefined ? '' : `Không có lệnh / There is no command: ${name}\n\n`}${await overview()}`);
    return 2;
  }
  const command = await load();
  // The benchmarks have a help text of their own.
  if ((args.includes('--help') || args.includes('-h')) && name !== 'bench') {
    process.stdout.write(command.help);
    return 0;
  }
  try {
    return await command.run(args);
  } catch (error) {
    return await failure(error, command);
  }
}

async function failure(error: unknown, command: Command): Promise<number> {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${command.help}`);
    return 2;
  }
  const [{ EventLogFaultError }, { SampleFaultError }] = await Promise.all([import('#libs/application'), import('#libs/sample')]);
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
