import { glanceAt, isAskedByOthers, LogJudge, type JudgedAct, type JudgedEvent } from '#libs/domain';
import { textOf, type BundleReader } from './bundle-reader.js';
import type { EventBook } from './event-book.js';
import type { Findings } from './findings.js';
import { readRecorded } from './recorded-text.js';

/** So many streams are kept folded; a duty is seldom taken up again after that many others. */
const REMEMBERED_STREAMS = 2_500;

export interface PassedRules {
  /** Acts that the rules were asked for. */
  readonly judged: number;
  /** Acts that they could not be asked for, by the stored name of their first event. */
  readonly notJudged: Readonly<Record<string, number>>;
}

/**
 * Asks the rules again for every act: would they have recorded just these events? So a history that was made up, with
 * all hashes and signatures right, has to be one that the office could have lived.
 */
export class RuleCheck {
  private readonly judge: LogJudge;
  /** The last event of those streams that acts of other streams ask about. */
  private readonly lastOfAsked = new Map<string, number>();
  private readonly untold = new Map<string, number>();
  private acts = 0;

  constructor(
    private readonly bundles: BundleReader,
    private readonly book: EventBook,
    private readonly findings: Findings,
    /** Whether it is here that something is said of the acts of a stream: others are followed all the same. */
    private readonly speaksOf: (stream: string) => boolean = () => true,
    remembered = REMEMBERED_STREAMS,
  ) {
    this.judge = new LogJudge({ heard: this.heard, remembered, reread: this.reread });
  }

  /** `content`: null when it is not there, or not what was hashed; `type`: what the entry says, asked for where there is none. */
  take(index: number, stream: string, content: Uint8Array | null, type: string | null): void {
    if (isAskedByOthers(stream)) this.lastOfAsked.set(stream, index);
    const text = content === null ? null : textOf(content);
    const recorded = text === null ? null : readRecorded(index, stream, text);
    if (recorded !== null) this.judge.take(recorded);
    else {
      this.passOver();
      if (this.speaksOf(stream)) this.leaveOut((text === null ? type : glanceAt(text).type) ?? '?');
    }
  }

  /** An event that others judge comes next in the log: no act goes on behind it. */
  passOver(): void {
    this.judge.end();
  }

  end(): PassedRules {
    this.judge.end();
    return { judged: this.acts, notJudged: byName(this.untold) };
  }

  private readonly heard = ({ first, ruling }: JudgedAct): void => {
    const { index: event, stream, event: { type } } = first;
    const at = { event, stream };
    if (!this.speaksOf(stream)) return;
    if (ruling.kind === 'untold' || ruling.kind === 'unknown') {
      this.leaveOut(storedName(type));
      return;
    }
    this.acts += 1;
    if (ruling.kind === 'refused') this.findings.add('rule-broken', { ...at, facts: { type: storedName(type), rule: ruling.tag, facts: JSON.stringify(ruling.facts) } });
    else if (ruling.kind === 'otherwise') this.findings.add('decision-unlike-events', { ...at, field: fieldOf(ruling.at), facts: { type: storedName(type) } });
    else if (ruling.kind === 'foreign') this.findings.add('event-out-of-place', { ...at, field: 'type', facts: { type: storedName(ruling.type) } });
    else if (ruling.kind === 'impossible') this.findings.add('event-impossible', { ...at, field: 'data', facts: { type: storedName(type), why: ruling.why.slice(0, 200) } });
  };

  private leaveOut(name: string): void {
    this.untold.set(name, (this.untold.get(name) ?? 0) + 1);
  }

  private readonly reread = (stream: string, before: number): readonly JudgedEvent[] => {
    const { previous } = this.book;
    const events: JudgedEvent[] = [];
    let at = isAskedByOthers(stream) ? (this.lastOfAsked.get(stream) ?? 0) : (previous[before] as number);
    while (at >= before) at = previous[at] as number;
    for (; at > 0; at = previous[at] as number) {
      const checked = this.bundles.eventAt(at);
      if (checked === null || checked.content === null) continue;
      const recorded = readRecorded(at, stream, textOf(checked.content));
      if (recorded !== null) events.push(recorded);
    }
    return events.reverse();
  };
}

/** What several of them have judged, each a part. */
export function togetherJudged(parts: readonly PassedRules[]): PassedRules {
  const untold = new Map<string, number>();
  for (const [name, count] of parts.flatMap(({ notJudged }) => Object.entries(notJudged))) untold.set(name, (untold.get(name) ?? 0) + count);
  return { judged: parts.reduce((sum, { judged }) => sum + judged, 0), notJudged: byName(untold) };
}

const byName = (counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> => Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));

const storedName = (type: string): string => type.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase();

/** `1.data.due` of the events of an act: the second event's field `data.due`. */
const fieldOf = (path: string): string => path.replace(/^(\d+)\.?/, (_, place: string) => (place === '0' ? '' : `+${place} `));
