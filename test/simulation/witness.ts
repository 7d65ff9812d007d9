import { decodeEvent, START, STORED_NAMES, type CommandReceipt, type DomainEventType, type EventLog, type Position, type RecordedEvent } from '#libs/application';
import type { AssignmentId, BodyId, DirectiveId, Instant, LocalDate } from '#libs/domain';
import { promised } from './broken-promise.js';
import type { Chance } from './chance.js';
import { CustodyTrail } from './custody-recount.js';
import { CountedDuty, Places } from './recount.js';
import { ReportWitness } from './report-witness.js';
import { checkRung } from './rung-check.js';

interface Planned {
  readonly stream: string;
  readonly lead: BodyId;
}

/** Periods count in the same boxes as duties. */
const PERIOD_BOXES = { 'done-on-time': true, 'done-late': true, 'in-time': true, overdue: true };

/**
 * Reads the log as it grows and knows nothing else: what must hold at every event is checked at every event, the rest is
 * kept for when everything has settled.
 */
export class Witness {
  readonly duties = new Map<string, CountedDuty>();
  readonly places = new Map<string, Places>();
  readonly trails = new Map<string, CustodyTrail>();
  readonly reached = new Map<DomainEventType, number>();
  readonly living = new Map<BodyId, LocalDate | null>();
  readonly endedBodies = new Set<BodyId>();
  readonly receipts: { readonly directiveId: DirectiveId; readonly addressee: BodyId }[] = [];
  readonly directives: DirectiveId[] = [];
  /** Ids of things by what their streams begin with. */
  readonly things = new Map<string, string[]>();
  readonly promisedDuties: Planned[] = [];
  readonly promisedCopies: string[] = [];
  readonly parts: { readonly parent: string; readonly part: AssignmentId }[] = [];
  readonly open = new Set<string>();
  index = 0;
  /** Running maximum of `recordedAt` (R13). */
  at: Instant = 0;
  private hash = 0;
  private position: Position = START;
  private readonly revisions = new Map<string, number>();
  private readonly batches = new Map<string, { readonly commandId: string; last: number }>();
  private readonly rungs = new Set<string>();
  private readonly moves = new Map<string, string>();
  private readonly orders = new Map<string, { readonly on: LocalDate; readonly bodies: readonly BodyId[] }>();
  private readonly marks = new Map<string, string>();
  private readonly reports = new ReportWitness();

  constructor(private readonly log: EventLog) {}

  /** Takes in what was appended. @throws BrokenPromise */
  async look(): Promise<void> {
    for (;;) {
      const events = await this.log.readAll(this.position, 1000);
      for (const logged of events) this.take(decodeEvent(logged));
      this.position = events.at(-1)?.position ?? this.position;
      if (events.length < 1000) return;
    }
  }

  /** Tells two histories apart. */
  get digest(): string {
    return this.hash.toString(16).padStart(8, '0');
  }

  /** What a client was told is in the log: at that place of that stream, and of that very act. */
  acknowledged(receipt: CommandReceipt, mark: string): void {
    if (receipt.recorded === 0) return;
    promised(this.marks.get(`${receipt.stream}#${receipt.revision}`) === mark, 'an acknowledged act is in the log', () => ({ receipt, mark }));
  }

  countedAt(at: Instant): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const duty of this.duties.values()) {
      const box = duty.boxAt(at);
      counts[box] = (counts[box] ?? 0) + 1;
      for (const place of duty.periodsAt(at)) {
        counts[`period ${place}`] = (counts[`period ${place}`] ?? 0) + 1;
        if (place in PERIOD_BOXES) counts[place] = (counts[place] ?? 0) + 1;
      }
    }
    return counts;
  }

  /** Events of the catalogue that never came. */
  notReached(): readonly string[] {
    return Object.keys(STORED_NAMES).filter((type) => !this.reached.has(type as DomainEventType));
  }

  private take(recorded: RecordedEvent): void {
    const { event, stream, revision, metadata } = recorded;
    this.index += 1;
    this.hash = folded(this.hash, recorded.id);
    this.at = Math.max(this.at, metadata.act.recordedAt);
    this.reached.set(event.type, (this.reached.get(event.type) ?? 0) + 1);
    const before = this.revisions.get(stream) ?? -1;
    promised(revision === before + 1, 'revisions are dense', () => ({ stream, revision, before }));
    this.revisions.set(stream, revision);
    this.once(recorded);
    if (revision === 0) {
      const kind = stream.slice(0, stream.indexOf('-'));
      const known = this.things.get(kind);
      if (known === undefined) this.things.set(kind, [stream.slice(kind.length + 1)]);
      else known.push(stream.slice(kind.length + 1));
    }
    if (stream.startsWith('assignment-')) this.takeOfDuty(recorded);
    else this.takeOther(recorded);
    this.reports.take(recorded);
  }

  /** One command leaves its events in a stream once, together. */
  private once({ stream, revision, event, metadata: { commandId, correlationId, act, causationId } }: RecordedEvent): void {
    this.marks.set(`${stream}#${revision}`, correlationId);
    // A number claimed for a draft that was lost is released, and claimed again by the same request.
    if (stream.startsWith('directive-number-')) return;
    const batch = this.batches.get(`${stream} ${commandId}`);
    promised(batch === undefined || batch.last === revision - 1, 'one command is recorded once', () => ({ stream, revision, type: event.type, commandId, before: batch?.last }));
    this.batches.set(`${stream} ${commandId}`, { commandId, last: revision });
    if (act.actor.startsWith('process:') || causationId !== null) return;
    // Every request of a client has a mark of its own, however often it was sent.
    const known = this.batches.get(`${stream} ${correlationId}`);
    promised(known === undefined || known.commandId === commandId, 'one request is carried out once', () => ({ stream, revision, type: event.type, correlationId }));
    this.batches.set(`${stream} ${correlationId}`, { commandId, last: revision });
  }

  private takeOfDuty(recorded: RecordedEvent): void {
    const { stream, event, revision } = recorded;
    const duty = this.duties.get(stream) ?? new CountedDuty();
    const places = this.places.get(stream) ?? new Places();
    this.duties.set(stream, duty);
    this.places.set(stream, places);
    promised((event.type === 'TaskAssigned') === (revision === 0), 'a duty is assigned once, before anything else', () => ({ stream, revision, type: event.type }));
    if (event.type === 'RungFired') {
      const { about, rung, forDue, round, period } = event.data;
      const limit = `${stream} ${about}${period === null ? '' : ` ${period}`} ${forDue} ${round}`;
      const key = `${limit} ${rung}`;
      promised(!this.rungs.has(key), 'each rung goes once', () => ({ stream, ...event.data }));
      this.rungs.add(key);
      for (const skipped of event.data.skipped) this.rungs.add(`${limit} ${skipped}`);
      checkRung(duty, recorded);
    }
    if (event.type === 'AssignmentHandedOver') {
      const { as, from, partId, changeId, why } = event.data;
      const key = `${stream} ${as} ${from} ${partId}`;
      promised(why !== 'succession' || this.moves.get(key) !== (changeId ?? ''), 'each hand-over happens once', () => ({ stream, ...event.data }));
      this.moves.set(key, changeId ?? '');
    }
    if (event.type === 'PartHandedDown') {
      this.promisedDuties.push({ stream: `assignment-${event.data.partId}`, lead: event.data.body });
      this.parts.push({ parent: stream, part: event.data.partId });
    }
    duty.add(recorded, this.at);
    places.add(recorded);
    const trail = this.trails.get(stream) ?? new CustodyTrail();
    this.trails.set(stream, trail);
    trail.add(this.at, duty.noted, places, event.type);
    const { status } = duty.noted;
    if (status === 'withdrawn' || duty.noted.closed) this.open.delete(stream);
    else this.open.add(stream);
  }

  private takeOther({ stream, event }: RecordedEvent): void {
    switch (event.type) {
      case 'BodiesRegistered':
        for (const { bodyId } of event.data.bodies) this.living.set(bodyId, null);
        break;
      case 'BodiesSucceeded':
        for (const { bodyId } of event.data.newBodies) this.living.set(bodyId, null);
        for (const body of event.data.predecessors) this.living.set(body, event.data.on);
        break;
      case 'BodyEnded':
        this.living.set(event.data.bodyId, event.data.lastDay);
        break;
      case 'HandOverOrdered':
        this.orders.set(event.data.changeId, event.data);
        break;
      case 'HandOverFellDue':
        for (const body of this.orders.get(event.data.changeId)?.bodies ?? []) {
          promised(!this.endedBodies.has(body), 'each change of bodies begins once', () => event.data);
          this.endedBodies.add(body);
        }
        break;
      case 'DirectiveIssued':
        this.directives.push(event.data.directiveId);
        this.promiseDuties(event.data.plannedAssignments);
        for (const addressee of event.data.addressees) this.promisedCopies.push(`receipt-${event.data.directiveId}-${addressee}`);
        break;
      case 'DirectiveAmended':
        this.promiseDuties(event.data.plannedAssignments);
        break;
      case 'DirectiveSent':
        promised(this.revisions.get(stream) === 0, 'each copy is sent once', () => event.data);
        this.receipts.push(event.data);
        break;
      default:
    }
  }

  private promiseDuties(planned: readonly { readonly assignmentId: AssignmentId; readonly leadBody: BodyId }[]): void {
    for (const { assignmentId, leadBody } of planned) this.promisedDuties.push({ stream: `assignment-${assignmentId}`, lead: leadBody });
  }

  /** What must hold when nothing goes wrong any more and everything that was owed has been done. */
  settled(today: LocalDate): void {
    for (const [changeId, { on, bodies }] of this.orders) promised(on > today || bodies.every((body) => this.endedBodies.has(body)), 'every change of bodies begins on its day', () => ({ changeId, on, bodies }));
    for (const { stream } of this.promisedDuties) promised(this.duties.has(stream), 'each planned duty and each part exists', () => ({ stream }));
    for (const { parent, part } of this.parts) this.partKnown(parent, part);
    for (const copy of this.promisedCopies) promised(this.revisions.has(copy), 'each addressee gets its copy', () => ({ copy }));
    for (const body of this.endedBodies) promised(this.living.get(body) !== null, 'only bodies that ended hand over', () => ({ body }));
    for (const [stream, duty] of this.duties) {
      const { status } = duty.noted;
      if (status === 'done' || status === 'withdrawn') continue;
      const left = (this.places.get(stream) as Places).bodies().filter((body) => this.endedBodies.has(body));
      promised(left.length === 0, 'no open duty is left with a body that ended', () => ({ stream, status, left, held: [...(this.places.get(stream) as Places).held] }));
    }
  }

  /** R7: a duty that is not withdrawn knows how each of its parts ended. */
  private partKnown(parent: string, part: AssignmentId): void {
    const above = this.duties.get(parent)?.noted;
    const below = this.duties.get(`assignment-${part}`)?.noted;
    if (above === undefined || below === undefined || above.status === 'withdrawn') return;
    const ended = below.status === 'done' ? 'accepted' : below.status === 'withdrawn' ? 'withdrawn' : 'open';
    promised(above.parts.get(part) === ended, 'a duty knows how its parts ended', () => ({ parent, part, known: above.parts.get(part), ended, below, status: above.status }));
  }

  /** Every dated open duty long past its day has gone through its ladder. `at`: now. */
  remindedBy(at: Instant): void {
    const LONG = 75 * 86_400_000;
    for (const [stream, duty] of this.duties) {
      const { status, external, due, line, acknowledged, acknowledgementDue, assignedAt } = { ...duty.noted, assignedAt: duty.assignedAt };
      if (status !== 'open' || external) continue;
      const past = (day: LocalDate | null): boolean => day !== null && Date.parse(day) + LONG < at && assignedAt < Date.parse(day);
      const gone = (about: string, day: LocalDate | null, rung: string): void => promised(this.rungs.has(`${stream} ${about} ${day} 0 ${rung}`), 'what is overdue has been reminded of', () => ({ stream, about, day, rung, noted: duty.noted }));
      if (line === 'dated' && past(due)) gone('due', due, 'due+30');
      if (!acknowledged && past(acknowledgementDue)) gone('acknowledgement', acknowledgementDue, 'acknowledgement+3');
    }
  }
}

/** One of the newest things of that kind; null when there is none. */
export function newestOf(witness: Witness, chance: Chance, kind: string, newest = 6): string | null {
  const found = witness.things.get(kind) ?? [];
  return found.length === 0 ? null : (found[Math.max(0, found.length - 1 - chance.below(newest))] as string);
}

/** FNV-1a over the ids of all events: they follow from what was recorded and when, so two histories differ here. */
function folded(before: number, id: string): number {
  let hash = before ^ 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
