import { assignmentDecider, ladderPositions, nextReminderAt, reportingId, type AssignmentEvent, type AssignmentId, type AssignmentState, type ReportingId, type SupervisionRules } from '#libs/domain';
import { REPORTING_PREFIX } from '../commands/index.js';
import type { SupervisionRulesInForce } from '../commands/supervision-rules-in-force.js';
import { decodeEvent, type RecordedEvent } from '../event-catalogue/index.js';
import { START, type EventLogReader, type Position } from '../ports/event-log.js';
import type { PendingReminder } from '../projections/pending-rungs/pending-rungs.query.js';
import { RememberedReminderDays } from '../projections/pending-rungs/remembered-reminder-days.js';
import { ASSIGNMENT_STREAM } from '../projections/running/folded-duties.js';
import type { PendingReminders } from './deadline-follower.js';

const EVENTS_PER_READ = 1000;

interface FoldedDuty {
  readonly number: number;
  state: AssignmentState;
  at: number | null;
}

/**
 * The pending reminders of a log without a read model: every duty folded in memory, by the rules that the command core
 * holds. For a program that plays years in a row and has no thread for projections; the server reads `pending-rungs`.
 */
export class FoldedReminders {
  private readonly duties = new Map<string, FoldedDuty>();
  private readonly asked = new Set<ReportingId>();
  private readonly days = new RememberedReminderDays();
  private position: Position = START;
  private rulesSeen: SupervisionRules;
  /** Sorted by instant; null when a duty has moved since. */
  private sorted: readonly PendingReminder[] | null = null;

  constructor(
    private readonly log: EventLogReader,
    private readonly rules: SupervisionRulesInForce,
  ) {
    this.rulesSeen = rules.for(null);
  }

  /** Takes in what was appended since. @throws what the log throws, and `UnreadableEventError`. */
  async catchUp(): Promise<void> {
    const moved = new Set<FoldedDuty>();
    for (;;) {
      const events = await this.log.readAll(this.position, EVENTS_PER_READ);
      for (const logged of events) {
        this.position = logged.position;
        if (logged.stream.startsWith(REPORTING_PREFIX)) this.asked.add(reportingId(logged.stream.slice(REPORTING_PREFIX.length)));
        if (logged.stream.startsWith(ASSIGNMENT_STREAM)) moved.add(this.fold(decodeEvent(logged) as RecordedEvent<AssignmentEvent>));
      }
      if (events.length < EVENTS_PER_READ) break;
    }
    const newRules = this.rules.for(null) !== this.rulesSeen;
    this.rulesSeen = this.rules.for(null);
    for (const duty of newRules ? this.duties.values() : moved) this.date(duty);
  }

  /** What a follower asks; as of the last `catchUp`. */
  readonly pending: PendingReminders = (upTo, after, limit) => {
    this.sorted ??= [...this.duties]
      .flatMap(([stream, { at, number }]) => (at === null ? [] : [{ assignmentId: stream.slice(ASSIGNMENT_STREAM.length) as AssignmentId, at, number }]))
      .sort((a, b) => a.at - b.at || a.number - b.number);
    const page: PendingReminder[] = [];
    for (const one of this.sorted) {
      if (one.at > upTo || page.length === limit) break;
      if (after === null || one.at > after.at || (one.at === after.at && one.number > after.number)) page.push(one);
    }
    return page;
  };

  /** The obligations to report; as of the last `catchUp`. */
  readonly obligations = (): readonly ReportingId[] => [...this.asked];

  private fold({ stream, event, metadata }: RecordedEvent<AssignmentEvent>): FoldedDuty {
    let duty = this.duties.get(stream);
    if (duty === undefined) {
      duty = { number: this.duties.size, state: assignmentDecider.initialState, at: null };
      this.duties.set(stream, duty);
    }
    duty.state = assignmentDecider.evolve(duty.state, event, metadata.act);
    return duty;
  }

  private date(duty: FoldedDuty): void {
    const at = nextReminderAt(ladderPositions(duty.state), this.days.of(this.rules.for(duty.state.terms?.issuer ?? null)));
    if (at === duty.at) return;
    duty.at = at;
    this.sorted = null;
  }
}
