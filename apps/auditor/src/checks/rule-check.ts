import { LogJudge, type JudgedAct, type JudgedEvent } from '#libs/domain';
import type { BundleCheck, CheckedEvent } from './bundle-check.js';
import type { Findings } from './findings.js';
import { readRecorded } from './recorded-text.js';

/** So many streams are kept folded; a duty is seldom taken up again after that many others. */
const REMEMBERED_STREAMS = 5_000;

/**
 * Asks the rules again for every act: would they have recorded just these events? So a history that was made up, with
 * all hashes and signatures right, has to be one that the office could have lived.
 */
export class RuleCheck {
  private readonly judge: LogJudge;
  /** Of each event, the one before it in its stream: the way back through a stream that was forgotten. */
  private readonly previous: Uint32Array;
  private readonly untold = new Map<string, number>();
  private acts = 0;

  constructor(
    private readonly bundles: BundleCheck,
    size: number,
    private readonly findings: Findings,
    private readonly lastOf: (stream: string) => number,
    remembered = REMEMBERED_STREAMS,
  ) {
    this.previous = new Uint32Array(bundles.contents ? size + 1 : 0);
    this.judge = new LogJudge({ heard: this.heard, remembered, reread: this.reread });
  }

  /** `previous`: the event of the same stream before it; 0 when there is none. */
  take({ entry, text }: CheckedEvent, previous: number): void {
    if (!this.bundles.contents) return;
    this.previous[entry.index] = previous;
    const recorded = text === null ? null : readRecorded(entry, text);
    if (recorded !== null) this.judge.take(recorded);
    else this.leaveOut(entry.type ?? '?');
  }

  end(): void {
    this.judge.end();
  }

  /** Acts that the rules were asked for. */
  get judged(): number {
    return this.acts;
  }

  /** Acts that they could not be asked for, by the stored name of their first event. */
  get notJudged(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.untold].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  private readonly heard = ({ first, ruling }: JudgedAct): void => {
    const { index: event, stream, event: { type } } = first;
    const at = { event, stream };
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
    const events: JudgedEvent[] = [];
    let at = this.lastOf(stream);
    while (at >= before) at = this.previous[at] as number;
    for (; at > 0; at = this.previous[at] as number) {
      const checked = this.bundles.eventAt(at);
      if (checked === null || checked.text === null) continue;
      const recorded = readRecorded(checked.entry, checked.text);
      if (recorded !== null) events.push(recorded);
    }
    return events.reverse();
  };
}

const storedName = (type: string): string => type.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase();

/** `1.data.due` of the events of an act: the second event's field `data.due`. */
const fieldOf = (path: string): string => path.replace(/^(\d+)\.?/, (_, place: string) => (place === '0' ? '' : `+${place} `));
