import {
  assignmentDecider, dutyFactsOf, holderOf, type AssignmentEvent, type AssignmentId, type AssignmentState, type BodyId, type DutyFacts,
} from '#libs/domain';
import { eventForFolding } from '../../event-catalogue/read-for-folding.js';
import type { DomainEventType, RecordedEvent } from '../../event-catalogue/recorded-event.js';
import type { EventLogReader, LoggedEvent } from '../../ports/event-log.js';
import type { StandingColumns } from '../duty-columns/standing-columns.js';
import type { DutyStep } from './projection.js';

/** Turns what the log stores into the newest shape of the event. */
export type DecodeEvent = (logged: LoggedEvent) => RecordedEvent;

export const ASSIGNMENT_STREAM = 'assignment-';
const EVENTS_PER_READ = 1000;
/** Duties kept in memory at once. An open one takes about a kilobyte. */
const DUTIES_KEPT = 150_000;

/**
 * The folded states of the duties in motion, shared by the projections of one pass over the log. Events are deltas, so
 * a row needs the state before it. A finished duty is forgotten; one that is not in memory is folded from its stream.
 */
export class FoldedDuties {
  private readonly duties = new Map<string, Folded>();

  /** `numberOf` finds the number of a duty that is not in memory. */
  constructor(
    private readonly log: EventLogReader,
    private readonly decode: DecodeEvent,
    private readonly numberOf: (stream: string) => Promise<number>,
    private readonly limit = DUTIES_KEPT,
  ) {}

  /** The step that the event with that dense index makes, or null when the duty must be loaded first. */
  advance(recorded: RecordedEvent, index: number): DutyStep | null {
    const { stream } = recorded;
    let duty = this.duties.get(stream);
    if (recorded.revision === 0) duty = new Folded(idOf(stream), index, assignmentDecider.initialState);
    if (duty === undefined || duty.after.revision !== recorded.revision - 1) return null;
    duty.step(recorded);
    this.keep(stream, duty);
    return duty;
  }

  /** Folds the stream up to the event before `recorded`. */
  async load({ stream, revision }: RecordedEvent): Promise<void> {
    let state = assignmentDecider.initialState;
    while (state.revision < revision - 1) {
      const limit = Math.min(EVENTS_PER_READ, revision - 1 - state.revision);
      const events = await this.log.readStream(stream, { fromRevision: state.revision + 1, limit });
      if (events.length === 0) throw new Error(`the log lost ${stream} before revision ${revision}`);
      for (const logged of events) {
        const recorded = this.decode(logged);
        state = assignmentDecider.evolve(state, eventForFolding(recorded) as AssignmentEvent, recorded.metadata.act);
      }
    }
    // Held even when it is finished: what comes next, such as a closure taken back (R15), is folded into it.
    this.duties.set(stream, new Folded(idOf(stream), await this.numberOf(stream), state));
  }

  /** Puts it last in the order of use; the first in that order leaves when there are too many. */
  private keep(stream: string, duty: Folded): void {
    const finished = duty.after.status === 'closed' || duty.after.status === 'withdrawn';
    const isFull = this.duties.size >= this.limit;
    if (finished || isFull) this.duties.delete(stream);
    if (finished || (!isFull && this.duties.get(stream) === duty)) return;
    this.duties.set(stream, duty);
    if (this.duties.size > this.limit) {
      for (const first of this.duties.keys()) {
        this.duties.delete(first);
        break;
      }
    }
  }
}

export const idOf = (stream: string): AssignmentId => stream.slice(ASSIGNMENT_STREAM.length) as AssignmentId;

/** Stands until the first event of a duty has been folded; equal to no facts of a duty. */
const NO_FACTS = {} as DutyFacts;

class Folded implements DutyStep {
  before: AssignmentState;
  after: AssignmentState;
  facts: DutyFacts;
  factsChanged = true;
  parties: string;
  holder: BodyId | null;
  holderChanged = false;
  standing: StandingColumns | null = null;

  constructor(
    readonly id: AssignmentId,
    readonly number: number,
    state: AssignmentState,
  ) {
    this.before = state;
    this.after = state;
    this.facts = state.terms === null ? NO_FACTS : dutyFactsOf(state);
    this.parties = partiesOf(state);
    this.holder = holderOf(state);
  }

  step(recorded: RecordedEvent): void {
    const before = this.after;
    const after = assignmentDecider.evolve(before, eventForFolding(recorded) as AssignmentEvent, recorded.metadata.act);
    this.before = before;
    this.after = after;
    const moved = mayMove(before, after);
    const holder = moved ? holderOf(after) : this.holder;
    this.holderChanged = holder !== this.holder;
    this.holder = holder;
    const partiesMoved = after.terms !== before.terms || after.participants !== before.participants || after.coordination !== before.coordination;
    if (partiesMoved) this.parties = partiesOf(after);
    const facts = moved ? dutyFactsOf(after) : this.facts;
    this.factsChanged = partiesMoved || after.pending !== before.pending || after.accepted !== before.accepted || !same(facts, this.facts);
    if (!this.factsChanged) return;
    this.facts = facts;
    this.standing = null;
  }

  /** Lets the state before go: it would keep twice as much alive, and that is what collecting garbage costs. */
  settle(): void {
    this.before = this.after;
  }
}

/** Which events are about one assignment: a new one must be added here or the build breaks. */
const OF_ASSIGNMENT: Readonly<Record<AssignmentEvent['type'], true>> = {
  TaskAssigned: true, AssignmentAcknowledged: true, AssignmentReturnedToIssuer: true, ReturnToIssuerRefused: true, ProgressReported: true,
  ResultSubmitted: true, ResultReturned: true, ResultAccepted: true, LatenessWaived: true, AssignmentClosed: true, ExternalResultRecorded: true, ExtensionRequested: true,
  ExtensionGranted: true, ExtensionRefused: true, DeadlineChanged: true, AssignmentTransferred: true, AssignmentHandedOver: true, AssignmentSuspended: true,
  AssignmentResumed: true, AssignmentWithdrawn: true, PartHandedDown: true, PartOutcomeRecorded: true, CompletedByParts: true,
  CoordinationRequested: true, CoordinationRequestTakenBack: true, CoordinationAnswered: true, ActCorrected: true, RungFired: true, ConditionRecorded: true, StandingDutyReviewed: true,
  RecurrenceSet: true, PeriodResultFiled: true, PointAdded: true, PointWithdrawn: true, PointReported: true, PointConfirmed: true, DutyStarred: true, FilesAttached: true,
};

export const ASSIGNMENT_EVENTS = Object.keys(OF_ASSIGNMENT) as readonly AssignmentEvent['type'][];
export const isAssignmentEvent = (type: DomainEventType): type is AssignmentEvent['type'] => type in OF_ASSIGNMENT;

/** Bodies with a part in the duty: who carries, gave, confirms and supervises it, and everyone named or asked beside. */
function partiesOf({ terms, participants, coordination }: AssignmentState): string {
  if (terms === null) return '';
  const bodies = new Set<BodyId>([terms.leadBody, terms.issuer, terms.confirmingBody, terms.supervisingBody]);
  for (const { body } of participants) bodies.add(body);
  for (const body of coordination.keys()) bodies.add(body);
  return once([...bodies].sort().join(','));
}

const texts = new Map<string, string>();
const TEXTS_KEPT = 20_000;

/** The text as it was first made: few sets of bodies share many duties, and each read model looks for it among those that it knows. */
function once(text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  if (texts.size >= TEXTS_KEPT) texts.clear();
  texts.set(text, text);
  return text;
}

/** Whether anything has changed that `holderOf` and `dutyFactsOf` depend on: asking them after every progress report would cost as much as folding one. */
function mayMove(before: AssignmentState, after: AssignmentState): boolean {
  return (
    after.status !== before.status ||
    after.terms !== before.terms ||
    after.heldSince !== before.heldSince ||
    after.extension !== before.extension ||
    after.deadlines !== before.deadlines ||
    after.recurrence !== before.recurrence ||
    after.assignedOn !== before.assignedOn ||
    after.originalDue !== before.originalDue ||
    after.currentDue !== before.currentDue ||
    after.overdueIncurred !== before.overdueIncurred ||
    after.pending !== before.pending ||
    after.accepted !== before.accepted ||
    after.latenessWaived !== before.latenessWaived
  );
}

/** Field by field: a loop over the keys is several times slower, and this runs for every event. */
function same(a: DutyFacts, b: DutyFacts): boolean {
  return (
    a.line === b.line &&
    a.condition === b.condition &&
    a.external === b.external &&
    a.assignedOn === b.assignedOn &&
    a.originalDue === b.originalDue &&
    a.currentDue === b.currentDue &&
    a.pendingSubmissionAt === b.pendingSubmissionAt &&
    a.acceptedSubmissionAt === b.acceptedSubmissionAt &&
    a.notCountedLate === b.notCountedLate &&
    a.extensionPendingSince === b.extensionPendingSince
  );
}
