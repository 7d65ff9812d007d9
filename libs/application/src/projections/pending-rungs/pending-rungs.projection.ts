import {
  evolveSupervisionRules, initialSupervisionRules, ladderPositions, nextReminderAt, SHIPPED_RULES,
  type AssignmentState, type BodyId, type Instant, type LadderPosition, type SupervisionRulesEvent, type SupervisionRulesState,
} from '#libs/domain';
import { SupervisionRulesInForce } from '../../commands/supervision-rules-in-force.js';
import type { DomainEventType } from '../../event-catalogue/recorded-event.js';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import { DUTY_TABLE, DutyNumbers } from '../running/duty-numbers.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RememberedReminderDays } from './remembered-reminder-days.js';

/** Events that can open, move or end a ladder, and those that date all of them anew. Progress, coordination and what is asked about a due day cannot. */
const HANDLES = [
  'TaskAssigned', 'AssignmentAcknowledged', 'AssignmentReturnedToIssuer', 'ReturnToIssuerRefused', 'ResultSubmitted', 'ResultReturned', 'ResultAccepted', 'AssignmentClosed',
  'ExtensionGranted', 'DeadlineChanged', 'ConditionRecorded', 'RecurrenceSet', 'PeriodResultFiled', 'AssignmentTransferred', 'AssignmentHandedOver', 'AssignmentSuspended', 'AssignmentResumed', 'AssignmentWithdrawn', 'PartOutcomeRecorded', 'CompletedByParts',
  'ActCorrected', 'RungFired', 'PolicyPublished', 'WorkingCalendarPublished',
] as const satisfies readonly DomainEventType[];

/**
 * When each duty next asks for a reminder; null = it does not. What the sweep reads: a deadline stands in the log, and
 * from there in this model, whether or not a timer knows of it. About the present only, so it answers no past moment.
 * `ladder`: on which rungs the duty stands, from which new rules date it again.
 */
export const pendingRungsProjection: Projection = {
  name: 'pending-rungs',
  version: 2,
  schema: `${DUTY_TABLE(', next_at INTEGER, ladder TEXT')} CREATE TABLE publication(place INTEGER PRIMARY KEY, event TEXT NOT NULL);`,
  indexes: 'CREATE INDEX pending ON duty(next_at) WHERE next_at IS NOT NULL;',
  handles: new Set(HANDLES),
  open: (database) => new PendingRungsWriter(database),
};

interface Ladder {
  readonly issuer: BodyId | null;
  readonly positions: readonly LadderPosition[];
}

const NO_LADDER: Ladder = { issuer: null, positions: [] };

class PendingRungsWriter implements ProjectionWriter {
  private readonly duties: DutyNumbers;
  private readonly days = new RememberedReminderDays();
  private readonly rules = new SupervisionRulesInForce(SHIPPED_RULES);
  private published: SupervisionRulesState = initialSupervisionRules;
  /** Of duties entered before. */
  private readonly moved = new Map<number, Ladder>();
  /** Not yet written, by dense index. */
  private readonly publications = new Map<number, SupervisionRulesEvent>();

  constructor(private readonly database: SqlDatabase) {
    this.duties = new DutyNumbers(database, 2);
    for (const [, event] of database.prepare('SELECT place, event FROM publication ORDER BY place').iterateArrays()) this.learn(JSON.parse(String(event)) as SupervisionRulesEvent);
  }

  apply({ index, recorded, duty }: FedEvent): void {
    if (duty === null) return this.publish(index, recorded.event as SupervisionRulesEvent);
    const { before, after } = duty;
    if (recorded.type === 'TaskAssigned') {
      const ladder = ladderOf(after);
      this.duties.enter(index, duty, this.nextOf(ladder), textOf(ladder));
    } else if (!asksAlike(before, after)) this.moved.set(this.duties.numberOf(duty), ladderOf(after));
  }

  flush(): void {
    this.duties.flush();
    const move = this.database.prepare('UPDATE duty SET next_at = ?, ladder = ? WHERE number = ?');
    for (const [number, ladder] of this.moved) move.run(this.nextOf(ladder), textOf(ladder), number);
    this.moved.clear();
    if (this.publications.size === 0) return;
    for (const [place, event] of this.publications) this.database.prepare('INSERT INTO publication VALUES (?, ?)').run(place, JSON.stringify(event));
    this.publications.clear();
    this.dateAnew();
  }

  private publish(index: number, event: SupervisionRulesEvent): void {
    this.learn(event);
    this.publications.set(index, event);
  }

  /** Rare, and in proportion to the duties with a ladder. */
  private dateAnew(): void {
    const date = this.database.prepare('UPDATE duty SET next_at = ? WHERE number = ?');
    const rows = this.database.prepare('SELECT number, ladder FROM duty WHERE ladder IS NOT NULL').all();
    for (const { number, ladder } of rows) date.run(this.nextOf(JSON.parse(String(ladder)) as Ladder), Number(number));
  }

  private learn(event: SupervisionRulesEvent): void {
    this.published = evolveSupervisionRules(this.published, event);
    this.rules.adopt(this.published);
  }

  private nextOf({ issuer, positions }: Ladder): Instant | null {
    return positions.length === 0 ? null : nextReminderAt(positions, this.days.of(this.rules.for(issuer)));
  }
}

function ladderOf(state: AssignmentState): Ladder {
  const positions = ladderPositions(state);
  return positions.length === 0 ? NO_LADDER : { issuer: state.terms?.issuer ?? null, positions };
}

const textOf = (ladder: Ladder): string | null => (ladder.positions.length === 0 ? null : JSON.stringify(ladder));

/** Nothing that a ladder depends on has changed. */
const asksAlike = (before: AssignmentState, after: AssignmentState): boolean =>
  before.status === after.status && before.currentDue === after.currentDue && before.acknowledgementDue === after.acknowledgementDue && before.pending === after.pending &&
  before.deadlines === after.deadlines && before.recurrence === after.recurrence && before.filed === after.filed && before.reminders === after.reminders && before.terms?.issuer === after.terms?.issuer;
