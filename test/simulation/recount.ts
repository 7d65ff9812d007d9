import type { RecordedEvent } from '#libs/application';
import type { BodyId, Instant, LocalDate } from '#libs/domain';
import { periodsAt, type NotedPeriods } from './period-recount.js';

const DAY = 86_400_000;
/** R1: a due day ends at midnight of the next, in Việt Nam. */
const endOf = (day: LocalDate): Instant => Date.parse(`${day}T00:00:00+07:00`) + DAY;

interface Part {
  outcome: 'open' | 'accepted' | 'withdrawn';
  readonly after: boolean;
}

/** What an independent clerk would note about one duty, from its events alone. */
export interface Noted {
  status: 'open' | 'submitted' | 'done' | 'suspended' | 'withdrawn' | 'returned';
  acknowledged: boolean;
  due: LocalDate | null;
  acknowledgementDue: LocalDate | null;
  missed: LocalDate | null;
  pending: Instant | null;
  acceptedAt: Instant | null;
  waived: boolean;
  line: 'dated' | 'standing' | 'undated' | 'conditional' | 'recurring';
  /** A phrase of it returns, and nothing else names a day or an event. */
  returns: boolean;
  external: boolean;
  periods: NotedPeriods;
  /** When it was done or withdrawn, whichever still holds. */
  endedAt: Instant | null;
  askedLate: boolean;
  closed: boolean;
  /** How each part ended, as the duty was told. */
  parts: ReadonlyMap<string, Part['outcome']>;
}

/**
 * A second reading of the rules, apart from the domain: folds a duty from its raw events by leaving out every act that was
 * taken back (R15) and going through the others again. Slow and simple, so that it can be believed.
 */
export class CountedDuty {
  private readonly events: { readonly recorded: RecordedEvent; /** Running maximum of the log (R13). */ readonly at: Instant }[] = [];
  private readonly takenBack = new Set<number>();
  private folded: Noted | null = null;
  assignedAt: Instant = 0;

  add(recorded: RecordedEvent, at: Instant): void {
    const { type } = recorded.event;
    if (type === 'RungFired' || type === 'ProgressReported' || type === 'AssignmentHandedOver') return; // change no box
    this.folded = null;
    if (type === 'TaskAssigned') this.assignedAt = recorded.metadata.act.recordedAt;
    if (type === 'ActCorrected') this.takenBack.add(recorded.event.data.revision);
    else this.events.push({ recorded, at });
  }

  get noted(): Noted {
    return (this.folded ??= this.fold());
  }

  /** In which box or line it is counted at that instant (R3, R4, R5). */
  boxAt(at: Instant): string {
    const { status, line, external, due: current, missed, pending, acceptedAt, waived } = this.noted;
    if (status === 'withdrawn') return status;
    if (external) return 'external';
    if (status === 'suspended') return status;
    if (line !== 'dated') return line;
    const due = missed ?? current;
    if (due === null) return 'undated';
    const end = endOf(due);
    if (status === 'done') return acceptedAt === null ? 'undated' : waived || acceptedAt < end ? 'done-on-time' : 'done-late';
    if (pending !== null && (waived || pending < end)) return 'in-time';
    return at < end ? 'in-time' : 'overdue';
  }

  /** Where each period of a recurring duty stands at that instant. */
  periodsAt(at: Instant): readonly string[] {
    const { external, periods, status, endedAt } = this.noted;
    return external ? [] : periodsAt(periods, status === 'suspended', endedAt, at);
  }

  private fold(): Noted {
    const noted: Noted = { status: 'open', acknowledged: false, due: null, acknowledgementDue: null, missed: null, pending: null, acceptedAt: null, waived: false, line: 'undated', returns: false, external: false, periods: { rhythm: null, filed: new Map(), keys: new Set() }, endedAt: null, askedLate: false, closed: false, parts: new Map() };
    const parts = new Map<string, Part>();
    let rule: { by: string; percent?: number } = { by: 'lead-report' };
    let beforeSuspension: Noted['status'] = 'open';
    let beforeParts: Pick<Noted, 'status' | 'pending' | 'acceptedAt'> | null = null;
    const partsSuffice = (): boolean => {
      const counted = [...parts.values()].filter(({ after, outcome }) => !after && outcome !== 'withdrawn');
      const accepted = counted.filter(({ outcome }) => outcome === 'accepted').length;
      if (rule.by === 'lead-report' || accepted === 0) return false;
      if (rule.by === 'first') return true;
      return rule.by === 'all' ? accepted === counted.length : accepted * 100 >= (rule.percent ?? 100) * counted.length;
    };
    const reopen = (): void => {
      if (beforeParts === null || noted.status !== 'done' || noted.closed || partsSuffice()) return;
      Object.assign(noted, beforeParts);
      beforeParts = null;
    };
    for (const { recorded: { event, revision, metadata }, at: running } of this.events) {
      if (this.takenBack.has(revision)) continue;
      const at = metadata.act.recordedAt;
      switch (event.type) {
        case 'TaskAssigned':
          Object.assign(noted, { due: event.data.due, acknowledgementDue: event.data.acknowledgementDue, external: event.data.external, ...lineOf(event.data.deadlines) });
          rule = event.data.partsCompletion;
          break;
        case 'AssignmentAcknowledged':
          noted.acknowledged = true;
          break;
        case 'AssignmentReturnedToIssuer':
          noted.status = 'returned';
          break;
        case 'ReturnToIssuerRefused':
          noted.status = 'open';
          break;
        case 'AssignmentTransferred':
          Object.assign(noted, { status: 'open', external: false, acknowledged: false, acknowledgementDue: event.data.acknowledgementDue });
          break;
        case 'ResultSubmitted':
          Object.assign(noted, { status: 'submitted', pending: at });
          break;
        case 'ResultReturned':
          Object.assign(noted, { status: 'open', pending: null });
          break;
        case 'ResultAccepted':
          Object.assign(noted, { status: 'done', acceptedAt: noted.pending, pending: null });
          beforeParts = null;
          break;
        case 'CompletedByParts':
          beforeParts = { status: noted.status, pending: noted.pending, acceptedAt: noted.acceptedAt };
          Object.assign(noted, { status: 'done', acceptedAt: event.data.doneAt, pending: null });
          break;
        case 'AssignmentClosed':
          noted.closed = true;
          break;
        case 'LatenessWaived':
          noted.waived = true;
          break;
        case 'ExtensionRequested':
          noted.askedLate = event.data.filedLate;
          break;
        case 'ExtensionGranted':
          if (noted.askedLate) noted.missed ??= noted.due;
          noted.due = event.data.newDue;
          break;
        case 'DeadlineChanged':
        case 'ConditionRecorded':
          Object.assign(noted, { due: event.data.due, missed: null, ...lineOf(event.data.deadlines) });
          break;
        case 'RecurrenceSet':
          noted.periods.rhythm = event.data;
          break;
        case 'PeriodResultFiled':
          noted.periods.filed.set(`${event.data.rhythm} ${event.data.number}`, at);
          noted.periods.keys.add(event.data.period);
          break;
        case 'ExternalResultRecorded':
          Object.assign(noted, { status: 'done', closed: true });
          break;
        case 'AssignmentSuspended':
          beforeSuspension = noted.status;
          noted.status = 'suspended';
          break;
        case 'AssignmentResumed':
          noted.status = beforeSuspension;
          break;
        case 'AssignmentWithdrawn':
          noted.status = 'withdrawn';
          break;
        case 'PartHandedDown':
          parts.set(event.data.partId, { outcome: 'open', after: noted.status === 'done' });
          break;
        case 'PartOutcomeRecorded': {
          const part = parts.get(event.data.partId);
          const { outcome } = event.data;
          if (part !== undefined) part.outcome = outcome === 'accepted' || outcome === 'withdrawn' ? outcome : 'open';
          break;
        }
        default:
      }
      if (event.type === 'PartOutcomeRecorded') reopen();
      const ended = noted.status === 'done' || noted.status === 'withdrawn';
      noted.endedAt = ended ? (noted.endedAt ?? running) : null;
    }
    reopen();
    if (noted.status !== 'done' && noted.status !== 'withdrawn') noted.endedAt = null;
    if (noted.line === 'undated' && noted.returns && noted.periods.rhythm !== null) noted.line = 'recurring';
    noted.parts = new Map([...parts].map(([part, { outcome }]) => [part, outcome]));
    return noted;
  }
}

/** R2, R9: one confirmed day puts a duty into the boxes; an event that has not come lets it wait; a standing word has its own line. */
function lineOf(deadlines: readonly { readonly due: LocalDate | null; readonly start: LocalDate | null; readonly kind: string; readonly confirmation: string; readonly flags: readonly string[] }[]): Pick<Noted, 'line' | 'returns'> {
  const confirmed = deadlines.filter(({ confirmation }) => confirmation === 'confirmed');
  const days = new Set(confirmed.flatMap(({ due }) => (due === null ? [] : [due])));
  if (days.size > 0) return { line: days.size === 1 ? 'dated' : 'undated', returns: false };
  if (confirmed.some(({ kind, start }) => (kind === 'conditional' || kind === 'relative') && start === null)) return { line: 'conditional', returns: false };
  const returns = confirmed.some(({ kind }) => kind === 'recurring' || kind === 'recurring-unspecified');
  return { line: !returns && confirmed.some(({ kind }) => kind === 'standing') ? 'standing' : 'undated', returns };
}

/** Who has which place in a duty, from its events alone: only what a hand-over must empty. */
export class Places {
  readonly held = new Map<string, BodyId>();
  private readonly named = new Set<BodyId>();
  /** Requests to coordinators that stand, the latest and the one before it; null when two bodies' requests became those of one. */
  private readonly asked = new Map<BodyId, readonly number[] | null>();

  add({ event, revision }: RecordedEvent): void {
    switch (event.type) {
      case 'TaskAssigned': {
        const { leadBody, issuer, confirmingBody, supervisingBody, participants } = event.data;
        for (const [as, body] of Object.entries({ lead: leadBody, issuer, confirming: confirmingBody, supervising: supervisingBody })) this.held.set(as, body);
        for (const { body } of participants) this.named.add(body);
        break;
      }
      case 'AssignmentTransferred':
        this.held.set('lead', event.data.to);
        this.held.set('confirming', event.data.confirmingBody);
        this.named.delete(event.data.to);
        break;
      case 'CoordinationRequested':
        this.asked.set(event.data.coordinator, [...(this.asked.get(event.data.coordinator) ?? []).slice(-1), revision]);
        break;
      case 'CoordinationRequestTakenBack': {
        const { coordinator, revision: takenBack } = event.data;
        const left = (this.asked.get(coordinator) ?? []).filter((request) => request !== takenBack);
        if (left.length === 0) this.asked.delete(coordinator);
        else this.asked.set(coordinator, left);
        break;
      }
      case 'AssignmentHandedOver': {
        const { as, from, to, collapsed } = event.data;
        if (as === 'participant') this.besideHandedOver(from, to, collapsed);
        else if (this.held.get(as) === from) this.held.set(as, to);
        break;
      }
      default:
    }
  }

  bodies(): readonly BodyId[] {
    return [...this.held.values(), ...this.named, ...this.asked.keys()];
  }

  private besideHandedOver(from: BodyId, to: BodyId, collapsed: boolean): void {
    const requests = this.asked.get(from);
    if (this.named.delete(from) && !collapsed) this.named.add(to);
    this.asked.delete(from);
    if (requests !== undefined && to !== this.held.get('lead')) this.asked.set(to, this.asked.has(to) ? null : requests);
  }
}
