import { StreamJudge } from '#libs/domain';
import type { QuerySources } from '../projections/reading/query-sources.js';

const STREAMS_KEPT = 16;
/** A stream is kept as it was after every so many events; with more marks than `MOST_MARKS`, every second of them goes. */
const MARK_EVERY = 1_000;
const MOST_MARKS = 200;
/** So many events are folded to get to where a page begins, at most: as far as two marks lie apart (ADR 0068). */
const MOST_FOLDED = MARK_EVERY;
const EVENTS_A_READ = 500;

type Log = Pick<QuerySources, 'log' | 'decode'>;

/** What a stream had come to before the event with the revision `next`. */
interface Mark {
  readonly next: number;
  readonly folded: StreamJudge;
}

/**
 * What streams had come to on their way, so that a page far on need not be folded from the beginning (ADR 0035). States never
 * change, so a mark is a reference; a stream only grows, so none grows old. Kept in memory: losing them loses time.
 */
export class FoldedPasts {
  private readonly streams = new Map<string, Mark[]>();
  private readonly behind = new Map<string, Promise<void>>();

  /**
   * What the stream had come to before the event with that revision, to be folded on. Null when the nearest mark is too far away: the
   * stream is then folded up to there behind, and a later asking has it. What the log throws.
   */
  async before(sources: Log, stream: string, revision: number): Promise<StreamJudge | null> {
    const nearest = this.nearest(stream, revision);
    if (revision - nearest.next > MOST_FOLDED) {
      this.foldBehind(sources, stream, nearest, revision);
      return null;
    }
    return this.foldOn(sources, stream, nearest, revision);
  }

  /** Tells what the stream had come to before the event with that revision, where a page ended. */
  keep(stream: string, next: number, folded: StreamJudge): void {
    const marks = this.streams.get(stream) ?? [];
    this.streams.delete(stream); // the one asked last goes last
    this.streams.set(stream, marks);
    const place = marks.findLastIndex((mark) => mark.next <= next);
    if (marks[place]?.next === next) return;
    marks.splice(place + 1, 0, { next, folded: folded.fork() });
    if (marks.length > MOST_MARKS) this.streams.set(stream, marks.filter((_, at) => at % 2 === 1));
    for (const oldest of this.streams.keys()) {
      if (this.streams.size <= STREAMS_KEPT) break;
      this.streams.delete(oldest);
    }
  }

  /** When nothing is being folded behind any more. */
  async settled(): Promise<void> {
    await Promise.all(this.behind.values());
  }

  private foldBehind(sources: Log, stream: string, from: Mark, revision: number): void {
    if (this.behind.has(stream)) return;
    const folding = this.foldOn(sources, stream, from, revision).then(
      () => {},
      () => {}, // what cannot be read fails whoever asks for it, with its own fault
    );
    this.behind.set(stream, folding.finally(() => this.behind.delete(stream)));
  }

  private async foldOn({ log, decode }: Log, stream: string, from: Mark, revision: number): Promise<StreamJudge> {
    const folded = from.folded.fork();
    for (let { next } = from; next < revision; ) {
      const events = await log.readStream(stream, { fromRevision: next, limit: Math.min(EVENTS_A_READ, revision - next) });
      if (events.length === 0) break;
      for (const logged of events) {
        const { event, metadata } = decode(logged);
        folded.fold({ events: [event], act: metadata.act });
        next = logged.revision + 1;
        if (next % MARK_EVERY === 0) this.keep(stream, next, folded);
      }
      await new Promise((resolve) => setImmediate(resolve)); // others have a turn
    }
    return folded;
  }

  /** The last mark at or before that revision. */
  private nearest(stream: string, revision: number): Mark {
    return this.streams.get(stream)?.findLast(({ next }) => next <= revision) ?? { next: 0, folded: new StreamJudge(stream) };
  }
}
