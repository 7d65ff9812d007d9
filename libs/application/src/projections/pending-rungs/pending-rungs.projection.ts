import { nextReminderAt, reminderDays, type AssignmentState, type Instant, type ReminderDays, type SupervisionRules } from '#libs/domain';
import { SUPERVISION_RULES_V1 } from '../../commands/supervision-rules.js';
import type { DomainEventType } from '../../event-catalogue/recorded-event.js';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import { DUTY_TABLE, DutyNumbers } from '../running/duty-numbers.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';

export const PENDING_RUNGS = { name: 'pending-rungs', version: 1 } as const;

/** Events that can open, move or end a ladder. Progress, coordination and what is asked about a due day cannot. */
const HANDLES = [
  'TaskAssigned', 'AssignmentAcknowledged', 'AssignmentReturnedToIssuer', 'ReturnToIssuerRefused', 'ResultSubmitted', 'ResultReturned', 'ResultAccepted', 'AssignmentClosed',
  'ExtensionGranted', 'DeadlineChanged', 'AssignmentTransferred', 'AssignmentHandedOver', 'AssignmentSuspended', 'AssignmentResumed', 'AssignmentWithdrawn', 'PartOutcomeRecorded', 'CompletedByParts',
  'ActCorrected', 'RungFired',
] as const satisfies readonly DomainEventType[];

/**
 * When each duty next asks for a reminder; null = it does not. What the sweep reads: a deadline stands in the log, and
 * from there in this model, whether or not a timer knows of it. About the present only, so it answers no past moment.
 */
export const pendingRungsProjection = (rules: SupervisionRules = SUPERVISION_RULES_V1): Projection => ({
  ...PENDING_RUNGS,
  schema: DUTY_TABLE(', next_at INTEGER'),
  indexes: 'CREATE INDEX pending ON duty(next_at) WHERE next_at IS NOT NULL;',
  handles: new Set(HANDLES),
  open: (database) => new PendingRungsWriter(database, reminderDays(rules.policy, rules.calendar)),
});

class PendingRungsWriter implements ProjectionWriter {
  private readonly duties: DutyNumbers;
  /** New instants of duties entered before. */
  private readonly moved = new Map<number, Instant | null>();

  constructor(
    private readonly database: SqlDatabase,
    private readonly days: ReminderDays,
  ) {
    this.duties = new DutyNumbers(database, 1);
  }

  apply({ index, recorded, duty }: FedEvent): void {
    if (duty === null) return;
    const { before, after } = duty;
    if (recorded.event.type === 'TaskAssigned') {
      this.duties.enter(index, duty, nextReminderAt(after, this.days));
      return;
    }
    if (asksAlike(before, after)) return;
    const next = nextReminderAt(after, this.days);
    if (next !== nextReminderAt(before, this.days)) this.moved.set(this.duties.numberOf(duty), next);
  }

  flush(): void {
    this.duties.flush();
    if (this.moved.size === 0) return;
    const move = this.database.prepare('UPDATE duty SET next_at = ? WHERE number = ?');
    for (const [number, next] of this.moved) move.run(next, number);
    this.moved.clear();
  }
}

/** Nothing that a ladder depends on has changed. */
const asksAlike = (before: AssignmentState, after: AssignmentState): boolean =>
  before.status === after.status && before.currentDue === after.currentDue && before.acknowledgementDue === after.acknowledgementDue && before.pending === after.pending &&
  before.deadlines === after.deadlines && before.reminders === after.reminders;
