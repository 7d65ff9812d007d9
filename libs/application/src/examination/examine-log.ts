import { LogJudge, type JudgedAct, type JudgedEvent } from '#libs/domain';
import { decodeEvent, validateStored } from '../event-catalogue/index.js';
import { START, type EventLogReader, type LoggedEvent, type Position } from '../ports/index.js';
import { judgedEvent, type ExaminedEvent } from './judged-event.js';

/**
 * What can be wrong with a log. `event-unreadable`: of an unknown type or version, or of no form that this program writes.
 * `stream-gap`: a stream does not count on. `rule-broken`: today's rules refuse the act. `decided-otherwise`: they record
 * something else. `event-out-of-place`: it does not belong in a stream of that name.
 */
export type ComplaintKind = 'event-unreadable' | 'stream-gap' | 'rule-broken' | 'decided-otherwise' | 'event-out-of-place';

export interface Complaint {
  readonly kind: ComplaintKind;
  /** Dense index. */
  readonly event: number;
  readonly stream: string;
  readonly revision: number;
  /** Stored or domain type, as far as it is known. */
  readonly type: string;
  readonly detail: string;
}

export interface LogExamination {
  readonly events: number;
  readonly streams: number;
  /** Acts that the rules were asked for again, and that record just the same. */
  readonly lawful: number;
  /** Acts whose command cannot be told from the log, by the type of their first event. */
  readonly notJudged: Readonly<Record<string, number>>;
  readonly counts: Readonly<Partial<Record<ComplaintKind, number>>>;
  /** The first of each kind. */
  readonly complaints: readonly Complaint[];
}

const EVENTS_A_PAGE = 1_000;
const KEPT_A_KIND = 20;
const STREAMS_REMEMBERED = 20_000;
const POSITIONS_KEPT = 100_000;

export interface ExaminationOptions {
  /** Hears how many events are done. */
  readonly progress?: (events: number) => void;
  /** All events of a stream, at once. With it what streams have come to is kept for those met last only, so that memory does not grow with the log. */
  readonly reread?: (stream: string) => readonly LoggedEvent[];
  /** How many streams those are; 20,000 when absent. */
  readonly remembered?: number;
}

/**
 * Reads a whole log and replays it with today's code: every event by its shape, every stream by its count, every act by
 * the rules. Says what is wrong; changes nothing. What it keeps of each stream is its count. @throws what the log throws.
 */
export async function examineLog(log: Pick<EventLogReader, 'readAll'>, options: ExaminationOptions = {}): Promise<LogExamination> {
  const { progress = () => undefined } = options;
  const examiner = new Examiner(options);
  let position: Position = START;
  for (;;) {
    const page = await log.readAll(position, EVENTS_A_PAGE);
    for (const event of page) examiner.take(event);
    progress(examiner.events);
    if (page.length < EVENTS_A_PAGE) return examiner.end();
    position = page.at(-1)?.position ?? position;
  }
}

class Examiner {
  events = 0;
  private lawful = 0;
  private readonly revisions = new Map<string, number>();
  private readonly untold = new Map<string, number>();
  private readonly counts = new Map<ComplaintKind, number>();
  private readonly complaints: Complaint[] = [];
  private readonly judge: LogJudge<ExaminedEvent>;
  /** Where the last events stand, by dense index: more than one act has. */
  private readonly positions = new Map<number, Position>();

  constructor({ reread, remembered = STREAMS_REMEMBERED }: ExaminationOptions) {
    const bounded = reread === undefined ? {} : { remembered, reread: (stream: string, before: number) => this.reread(reread(stream), before) };
    this.judge = new LogJudge({ heard: (judged) => this.heard(judged), ...bounded });
  }

  take(logged: LoggedEvent): void {
    this.events += 1;
    this.positions.set(this.events, logged.position);
    this.positions.delete(this.events - POSITIONS_KEPT);
    const { stream, revision, bytes } = logged;
    const expected = (this.revisions.get(stream) ?? -1) + 1;
    if (revision !== expected) this.complain('stream-gap', this.events, logged, '', `revision ${revision}, expected ${expected}`);
    this.revisions.set(stream, Math.max(revision, expected));
    const fault = validateStored(bytes);
    if (fault !== null) this.complain('event-unreadable', this.events, logged, '', fault);
    else this.judge.take(judgedEvent(decodeEvent(logged), this.events));
  }

  end(): LogExamination {
    this.judge.end();
    return {
      events: this.events, streams: this.revisions.size, lawful: this.lawful, notJudged: Object.fromEntries([...this.untold].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      counts: Object.fromEntries(this.counts), complaints: this.complaints,
    }; // prettier-ignore
  }

  /** What the judge had taken of a stream before the event with that dense index. */
  private reread(events: readonly LoggedEvent[], before: number): readonly JudgedEvent[] {
    const end = this.positions.get(before) ?? START;
    return events.flatMap((logged) => (logged.position < end && validateStored(logged.bytes) === null ? [judgedEvent(decodeEvent(logged), 0)] : []));
  }

  private heard({ first, ruling }: JudgedAct<ExaminedEvent>): void {
    const { index, event: { type } } = first;
    switch (ruling.kind) {
      case 'lawful':
        this.lawful += 1;
        return;
      case 'untold':
      case 'unknown':
        this.untold.set(type, (this.untold.get(type) ?? 0) + 1);
        return;
      case 'refused':
        return this.complain('rule-broken', index, first, type, `${ruling.tag} ${JSON.stringify(ruling.facts)}`);
      case 'otherwise':
        return this.complain('decided-otherwise', index, first, type, ruling.at);
      case 'foreign':
        return this.complain('event-out-of-place', index, first, ruling.type, '');
      case 'impossible':
        return this.complain('event-unreadable', index, first, type, ruling.why);
    }
  }

  private complain(kind: ComplaintKind, event: number, { stream, revision }: { readonly stream: string; readonly revision: number }, type: string, detail: string): void {
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    if (count <= KEPT_A_KIND) this.complaints.push({ kind, event, stream, revision, type, detail: detail.slice(0, 500) });
  }
}
