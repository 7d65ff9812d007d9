import { decodeEvent, type FourBoxes, type LoggedEvent, type Ratio, type RecordedEvent } from '#libs/application';
import {
  assignmentDecider, bodyStands, dutyFactsOf, isOpenDuty, organisationDecider, nameOn, POLICY_V1, rates, standingAt, dateAt,
  type AssignmentEvent, type AssignmentId, type AssignmentState, type AssignmentTerms, type Box, type Instant, type Line, type LocalDate, type OrganisationEvent,
} from '#libs/domain'; // prettier-ignore
import { countsOf, FoldedPeriods } from './folded-periods.js';

/** The boxes without the count of late entries, which a replay does not tell apart. */
export type ReplayedBoxes = Omit<FourBoxes, 'lateEntries'>;

/** One overdue duty, or one overdue period, as the replay sees it. */
export interface OverdueDuty {
  readonly assignmentId: AssignmentId;
  readonly taskCode: string;
  /** Of a recurring duty: the period that is missing. */
  readonly period: string | null;
  readonly body: string;
  readonly bodyName: string;
  readonly summary: string;
  readonly due: LocalDate | null;
  readonly daysOverdue: number;
}

/**
 * The log folded from its first event, without any read model: what the boards must agree with. Events recorded after
 * the moment are left out; `recordedAt` counts as its running maximum (R13).
 */
export class FoldedLog {
  private readonly assignments = new Map<string, AssignmentState>();
  private readonly periods = new FoldedPeriods();
  private register = organisationDecider.initialState;
  private latest: Instant = Number.NEGATIVE_INFINITY;
  private readonly counts = new Map<string, number>();
  private readonly handedOver = new Set<string>();
  private readonly reminded = new Set<string>();
  events = 0;
  /** Acts done in the name of another body. */
  delegated = 0;

  /** False when the event was recorded after `asOf`, and so was not taken. */
  take(logged: LoggedEvent, asOf: Instant): boolean {
    const recorded = decodeEvent(logged);
    const { act } = recorded.metadata;
    this.latest = Math.max(this.latest, act.recordedAt);
    if (this.latest > asOf) return false;
    this.events += 1;
    this.counts.set(recorded.event.type, (this.counts.get(recorded.event.type) ?? 0) + 1);
    if (act.actingFor !== null) this.delegated += 1;
    if (recorded.event.type === 'AssignmentHandedOver') this.handedOver.add(recorded.stream);
    if (recorded.event.type === 'RungFired') this.reminded.add(recorded.stream);
    this.fold(recorded);
    return true;
  }

  /** How often each event occurs, by name. */
  byType(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** The four boxes and the lines beside them at an instant, against the current due days (R3). */
  boxes(at: Instant): ReplayedBoxes {
    const boxes: Record<Box, number> = { 'done-on-time': 0, 'done-late': 0, 'in-time': 0, overdue: 0 };
    const lines: Record<Line, number> = { standing: 0, recurring: 0, undated: 0, conditional: 0, suspended: 0, withdrawn: 0, external: 0 };
    const awaiting = { inTime: 0, overdue: 0 };
    let extended = 0;
    for (const state of this.assignments.values()) {
      const standing = standingAt(dutyFactsOf(state), at, 'current', POLICY_V1);
      if (standing.kind === 'line') lines[standing.line] += 1;
      else {
        boxes[standing.box] += 1;
        if (standing.extended) extended += 1;
        if (standing.awaitingConfirmation) awaiting[standing.box === 'overdue' ? 'overdue' : 'inTime'] += 1;
      }
    }
    const periods = countsOf(this.periods.at(this.assignments, at));
    let total = this.assignments.size;
    for (const [box, n] of Object.entries(periods.boxes) as [Box, number][]) {
      boxes[box] += n;
      total += n;
    }
    return { boxes, awaitingConfirmation: awaiting, extended, lines, ...rates(boxes), periods, total };
  }

  /** Duties that were handed over, of those and the open ones in which an ended body still has a part (R11). */
  handOvers(at: Instant): Ratio {
    const day = dateAt(at);
    const owed = [...this.assignments].filter(([stream, { terms, ...state }]) => {
      if (terms === null || this.handedOver.has(stream) || !isOpenDuty({ terms, ...state })) return false;
      return [terms.leadBody, terms.issuer, terms.confirmingBody, terms.supervisingBody].some((body) => bodyStands(this.register, body, day) === 'ended');
    });
    return { k: this.handedOver.size, n: this.handedOver.size + owed.length };
  }

  /** Duties that were reminded of at least once, of all. */
  remindedDuties(): Ratio {
    return { k: this.reminded.size, n: this.assignments.size };
  }

  /** Every overdue duty and period, the longest overdue first. */
  overdue(at: Instant): readonly OverdueDuty[] {
    const duties: OverdueDuty[] = [];
    for (const state of this.assignments.values()) {
      const standing = standingAt(dutyFactsOf(state), at, 'current', POLICY_V1);
      if (standing.kind !== 'box' || standing.box !== 'overdue' || state.terms === null) continue;
      duties.push(this.overdueDuty(state.terms, { period: null, due: state.currentDue, daysOverdue: standing.daysOverdue }, at));
    }
    for (const { duty, period, standsIn, daysOverdue } of this.periods.at(this.assignments, at)) {
      if (standsIn === 'overdue' && duty.terms !== null) duties.push(this.overdueDuty(duty.terms, { period: period.key, due: period.due, daysOverdue }, at));
    }
    return duties.toSorted((a, b) => b.daysOverdue - a.daysOverdue || (a.body < b.body ? -1 : 1));
  }

  private overdueDuty({ assignmentId, taskCode, leadBody, summary }: Pick<AssignmentTerms, 'assignmentId' | 'taskCode' | 'leadBody' | 'summary'>, missed: Pick<OverdueDuty, 'period' | 'due' | 'daysOverdue'>, at: Instant): OverdueDuty {
    return { assignmentId, taskCode, body: leadBody, bodyName: nameOn(this.register, leadBody, dateAt(at)) ?? leadBody, summary, ...missed };
  }

  private fold({ stream, event, metadata }: RecordedEvent): void {
    if (stream.startsWith('assignment-')) {
      const before = this.assignments.get(stream) ?? assignmentDecider.initialState;
      const after = assignmentDecider.evolve(before, event as AssignmentEvent, metadata.act);
      this.assignments.set(stream, after);
      this.periods.take(stream, event as AssignmentEvent, after, { recordedAt: this.latest });
    } else if (stream.startsWith('organisation-')) {
      this.register = organisationDecider.evolve(this.register, event as OrganisationEvent, metadata.act);
    }
  }
}
