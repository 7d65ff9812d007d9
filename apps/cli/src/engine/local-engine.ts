import {
  ActOnAssignment, ActOnAssignmentHandler, ActOnDelegations, ActOnDelegationsHandler, ActOnDirective, ActOnDirectiveHandler, ActOnIndicator, ActOnIndicatorHandler, ActOnInspection, ActOnInspectionHandler,
  ActOnOrganisation, ActOnOrganisationHandler, ActOnOversight, ActOnOversightHandler, ActOnPeriodReport, ActOnPeriodReportHandler, ActOnRanking, ActOnRankingHandler, ActOnReceiptHandler, ActOnReporting, ActOnReportingHandler,
  ActOnReview, ActOnReviewHandler, ActOnUrging, ActOnUrgingHandler, CommandCore, DeadlineFollower, DEFAULT_COMMAND_CORE_OPTIONS, DEFAULT_DEADLINE_FOLLOWER_OPTIONS,
  DEFAULT_PROCESS_RUNNER_OPTIONS, FoldedReminders, IssueUrging, IssueUrgingHandler, MarkNoticesSeen, markNoticesSeen, NO_TIMER, PROCESSES, ProcessRunner, PublishSupervisionRules, PublishSupervisionRulesHandler, ReportReminders, StreamTailReceipts, type Clock, type CommandAnswer, type EventLog, type Ids,
} from '#libs/application'; // prettier-ignore
import { denseIndexOf, openSqliteEventLog } from '#libs/adapters/event-log-sqlite';
import { SHIPPED_RULES } from '#libs/domain';
import { openSnapshotFile, SqliteProcessCheckpoints, SqliteStateSnapshots } from '#libs/adapters/state-snapshots-sqlite';
import type { SampleCommand, SampleEngine } from '#libs/sample';

/** The commands and processes of a data folder in this process, as the server runs them, without HTTP. */
export interface LocalEngine extends SampleEngine {
  readonly log: EventLog;
  /** Fires the reminders that have come by the clock; gives their number. */
  readonly remind: () => Promise<number>;
  /** Dense index of the last event, up to which notices can be read. */
  readonly shown: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a data folder for writing. `concurrency`: how many messages of processes, and how many reminders, are sent at a
 * time; with 1 their order in the log does not depend on chance. @throws EventLogFaultError, `log-in-use` when a server has it open.
 */
export function openLocalEngine(folder: string, clock: Clock, ids: Ids, concurrency = 1): LocalEngine {
  const log = openSqliteEventLog({ folder });
  const file = openSnapshotFile(folder);
  const snapshots = new SqliteStateSnapshots(file);
  const core = new CommandCore({ log, clock, ids, snapshots, receipts: new StreamTailReceipts(log) }, SHIPPED_RULES, DEFAULT_COMMAND_CORE_OPTIONS);
  const runner = new ProcessRunner(log, core, clock, new SqliteProcessCheckpoints(file), PROCESSES, { ...DEFAULT_PROCESS_RUNNER_OPTIONS, concurrency });
  runner.start();
  const reminders = new FoldedReminders(log, core.rules);
  const follower = new DeadlineFollower(core, clock, NO_TIMER, reminders.pending, { ...DEFAULT_DEADLINE_FOLLOWER_OPTIONS, horizonMs: 0, concurrency });
  const reports = new ReportReminders(core, clock, reminders.obligations);
  return {
    log,
    send: dispatcher(core, log),
    settle: async () => {
      for (let head = await log.head(); ; ) {
        await runner.caughtUpTo(head);
        const now = await log.head();
        if (now === head) return;
        head = now;
      }
    },
    remind: async () => {
      await reminders.catchUp();
      return (await follower.sweep()).fired + (await reports.sweep());
    },
    shown: async () => denseIndexOf(await log.head()),
    close: async () => {
      await runner.stop();
      await log.close();
      snapshots.close();
    },
  };
}

function dispatcher(core: CommandCore, log: EventLog): (command: SampleCommand) => Promise<CommandAnswer> {
  const assignments = new ActOnAssignmentHandler(core);
  const delegations = new ActOnDelegationsHandler(core);
  const directives = new ActOnDirectiveHandler(core);
  const indicators = new ActOnIndicatorHandler(core);
  const inspections = new ActOnInspectionHandler(core, log);
  const organisation = new ActOnOrganisationHandler(core);
  const oversights = new ActOnOversightHandler(core, log);
  const periodReports = new ActOnPeriodReportHandler(core);
  const rankings = new ActOnRankingHandler(core);
  const receipts = new ActOnReceiptHandler(core);
  const reporting = new ActOnReportingHandler(core);
  const reviews = new ActOnReviewHandler(core);
  const urgings = new ActOnUrgingHandler(core);
  const newUrgings = new IssueUrgingHandler(core);
  const rules = new PublishSupervisionRulesHandler(core);
  return (command) => {
    if (command instanceof ActOnAssignment) return assignments.execute(command);
    if (command instanceof ActOnDelegations) return delegations.execute(command);
    if (command instanceof ActOnDirective) return directives.execute(command);
    if (command instanceof ActOnIndicator) return indicators.execute(command);
    if (command instanceof ActOnInspection) return inspections.execute(command);
    if (command instanceof ActOnOrganisation) return organisation.execute(command);
    if (command instanceof ActOnOversight) return oversights.execute(command);
    if (command instanceof ActOnPeriodReport) return periodReports.execute(command);
    if (command instanceof ActOnRanking) return rankings.execute(command);
    if (command instanceof PublishSupervisionRules) return rules.execute(command);
    if (command instanceof ActOnReporting) return reporting.execute(command);
    if (command instanceof ActOnReview) return reviews.execute(command);
    if (command instanceof ActOnUrging) return urgings.execute(command);
    if (command instanceof MarkNoticesSeen) return log.head().then((head) => markNoticesSeen(core, command, () => denseIndexOf(head)));
    if (command instanceof IssueUrging) return newUrgings.execute(command);
    return receipts.execute(command);
  };
}
