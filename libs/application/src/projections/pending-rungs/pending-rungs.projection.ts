import {
  evolveSupervisionRules, initialSupervisionRules, ladderPositions, nextReminderAt, SHIPPED_RULES,
  type AssignmentId, type AssignmentState, type BodyId, type Instant, type LadderPosition, type SupervisionRulesEvent, type SupervisionRulesState,
} from '#libs/domain';
import { SupervisionRulesInForce } from '../../commands/supervision-rules-in-force.js';
import type { DomainEventType } from '../../event-catalogue/recorded-event.js';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RememberedReminderDays } from './remembered-reminder-days.js';

/** Events that can open, move or end a ladder, and those that date all of them anew. Progress, coordination and what is asked about a due day cannot. */
const HANDLES = [
  'TaskAssigned', 'AssignmentAcknowledged', 'AssignmentReturnedToIssuer', 'ReturnToIssuerRefused', 'ResultSubmitted', 'ResultReturned', 'ResultAccepted', 'AssignmentClosed',
  'ExtensionGranted', 'DeadlineChanged', 'ConditionRecorded', 'RecurrenceSet', 'PeriodResultFiled', 'AssignmentTransferred', 'AssignmentHandedOver', 'AssignmentSuspended', 'AssignmentResumed', 'AssignmentWithdrawn', 'PartOutcomeRecorded', 'CompletedByParts',
  'ActCorrected', 'RungFired', 'PolicyPublished', 'WorkingCalendarPublished',
] as const satisfies readonly DomainEventType[];

/**
 * When each duty that stands on a ladder next asks for a reminder; null = no rung of it is dated. What the sweep reads: a
 * deadline stands in the log, and from there in this model, whether or not a timer knows of it. About the present only:
 * it answers no past moment, and a duty whose ladder has ended has no row. `ladder`: on which rungs the duty stands, from
 * which new rules date it again.
 */
export const pendingRungsProjection: Projection = {
  name: 'pending-rungs',
  version: 4,
  schema: `
    CREATE TABLE pending(number INTEGER PRIMARY KEY, id TEXT NOT NULL, next_at INTEGER, ladder TEXT NOT NULL);
    CREATE TABLE publication(place INTEGER PRIMARY KEY, event TEXT NOT NULL);`,
  indexes: 'CREATE INDEX pending_at ON pending(next_at) WHERE next_at IS NOT NULL;',
  handles: new Set(HANDLES),
  open: (database) => new PendingRungsWriter(database),
};

/** Ladders that a rebuild keeps back at most, since most of them end soon. */
const LADDERS_KEPT = 20_000;

interface Ladder {
  readonly issuer: BodyId | null;
  readonly positions: readonly LadderPosition[];
}

class PendingRungsWriter implements ProjectionWriter {
  private readonly days = new RememberedReminderDays();
  private readonly rules = new SupervisionRulesInForce(SHIPPED_RULES);
  private published: SupervisionRulesState = initialSupervisionRules;
  /** Not yet written, by number of the duty: its ladder is worked out when it is written. */
  private readonly moved = new Map<number, { readonly id: AssignmentId; readonly state: AssignmentState }>();
  /** Of these, duties without a row. */
  private readonly fresh = new Set<number>();
  /** Not yet written, by dense index. */
  private readonly publications = new Map<number, SupervisionRulesEvent>();

  constructor(private readonly database: SqlDatabase) {
    for (const [, event] of database.prepare('SELECT place, event FROM publication ORDER BY place').iterateArrays()) this.learn(JSON.parse(String(event)) as SupervisionRulesEvent);
  }

  apply({ index, recorded, duty }: FedEvent): void {
    if (duty === null) return this.publish(index, recorded.event as SupervisionRulesEvent);
    const { number, id, before, after } = duty;
    const assigned = recorded.type === 'TaskAssigned';
    if (!assigned && asksAlike(before, after)) return;
    if (assigned) this.fresh.add(number);
    const ended = after.status === 'accepted' || after.status === 'closed' || after.status === 'withdrawn';
    if (ended && this.fresh.delete(number)) this.moved.delete(number);
    else this.moved.set(number, { id, state: after });
  }

  flush(everything: boolean): void {
    if (everything || this.moved.size > LADDERS_KEPT) this.writeLadders();
    if (this.publications.size === 0) return;
    for (const [place, event] of this.publications) this.database.prepare('INSERT INTO publication VALUES (?, ?)').run(place, JSON.stringify(event));
    this.publications.clear();
    this.dateAnew();
  }

  private writeLadders(): void {
    const save = this.database.prepare('INSERT INTO pending VALUES (?, ?, ?, ?) ON CONFLICT(number) DO UPDATE SET next_at = excluded.next_at, ladder = excluded.ladder');
    const end = this.database.prepare('DELETE FROM pending WHERE number = ?');
    for (const [number, { id, state }] of this.moved) {
      const ladder = ladderOf(state);
      if (ladder !== null) save.run(number, id, this.nextOf(ladder), JSON.stringify(ladder));
      else if (!this.fresh.has(number)) end.run(number);
    }
    this.moved.clear();
    this.fresh.clear();
  }

  private publish(index: number, event: SupervisionRulesEvent): void {
    this.learn(event);
    this.publications.set(index, event);
  }

  /** Rare, and in proportion to the duties with a ladder. */
  private dateAnew(): void {
    const date = this.database.prepare('UPDATE pending SET next_at = ? WHERE number = ?');
    const rows = this.database.prepare('SELECT number, ladder FROM pending').all();
    for (const { number, ladder } of rows) date.run(this.nextOf(JSON.parse(String(ladder)) as Ladder), Number(number));
  }

  private learn(event: SupervisionRulesEvent): void {
    this.published = evolveSupervisionRules(this.published, event);
    this.rules.adopt(this.published);
  }

  private nextOf({ issuer, positions }: Ladder): Instant | null {
    return nextReminderAt(positions, this.days.of(this.rules.for(issuer)));
  }
}

function ladderOf(state: AssignmentState): Ladder | null {
  const positions = ladderPositions(state);
  return positions.length === 0 ? null : { issuer: state.terms?.issuer ?? null, positions };
}

/** Nothing that a ladder depends on has changed. */
const asksAlike = (before: AssignmentState, after: AssignmentState): boolean =>
  before.status === after.status && before.currentDue === after.currentDue && before.acknowledgementDue === after.acknowledgementDue && before.pending === after.pending &&
  before.deadlines === after.deadlines && before.recurrence === after.recurrence && before.filed === after.filed && before.reminders === after.reminders && before.terms?.issuer === after.terms?.issuer;
