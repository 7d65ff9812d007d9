import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { EVENT_LOG, decodeEvent, momentsProjection, positionOfIndex, READ_MODEL_STORE, START, type EventLog, type Position, type ReadModelStore } from '#libs/application';
import { CONFIGURATION, ReadModelProgress } from '#libs/engine';
import type { Configuration } from '../configuration/configuration.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../signing-in/caller.js';
import { Sessions } from '../signing-in/sessions.js';
import { EventSight } from './event-sight.js';
import { pacedStream } from './paced-stream.js';
import { liveEventText } from './live-event.view.js';

const EVENTS_PER_READ = 200;
/** Until a log that is behind the read models is asked again. */
const BEHIND_MS = 5;
const HEARTBEAT_MS = 15_000;
/** A session that ended ends its streams within about twice so long. */
const SESSION_CHECK_MS = 450;

/** Live updates: each listener reads the log at its own pace, so a slow one holds no memory but its place in the log. */
@Injectable()
export class LiveEvents {
  private readonly listeners = new Set<AbortController>();

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(READ_MODEL_STORE) private readonly store: ReadModelStore,
    @Inject(ReadModelProgress) private readonly progress: ReadModelProgress,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(EventSight) private readonly sight: EventSight,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** A stream of what happens after the event of that index; null = from now on. @throws ProblemError `too-many-listeners` or `moment-unknown`. */
  async open(caller: Caller, afterIndex: number | null): Promise<Readable> {
    if (this.listeners.size >= this.configuration.liveConnections) throw new ProblemError('too-many-listeners', {}, [], { 'retry-after': '10' });
    const start = await this.placeOf(afterIndex);
    const ending = new AbortController();
    this.listeners.add(ending);
    ending.signal.addEventListener('abort', () => this.listeners.delete(ending), { once: true });
    return pacedStream(this.messages(caller, start, ending.signal), ending);
  }

  /** Ends every stream; browsers come back by themselves. */
  closeAll(): void {
    for (const ending of this.listeners) ending.abort();
  }

  private async placeOf(afterIndex: number | null): Promise<{ position: Position; index: number }> {
    const applied = this.progress.current();
    if (afterIndex === null || afterIndex === applied.index) return applied;
    if (afterIndex === 0) return { position: START, index: 0 };
    const moments = this.store.reader(momentsProjection.name, momentsProjection.version);
    const position = moments === null || afterIndex > applied.index ? null : await positionOfIndex(moments, this.log, afterIndex);
    if (position === null) throw new ProblemError('moment-unknown', { index: afterIndex });
    return { position, index: afterIndex };
  }

  private async *messages(caller: Caller, start: { position: Position; index: number }, ending: AbortSignal): AsyncGenerator<string> {
    let { position, index } = start;
    let checked = performance.now();
    let spoken = checked;
    yield `retry: 2000\nid: ${index}\n\n`;
    while (!ending.aborted) {
      if (performance.now() - checked >= SESSION_CHECK_MS) {
        checked = performance.now();
        if (!this.sessions.stands(caller)) return;
      }
      // Only what the read models have applied: whoever reacts by asking finds it there.
      const events = position < this.progress.current().position ? await this.log.readAll(position, EVENTS_PER_READ) : [];
      const before = position;
      let text = '';
      for (const logged of events) {
        if (logged.position > this.progress.current().position) break;
        position = logged.position;
        index++;
        const recorded = decodeEvent(logged);
        if (await this.sight.mayBeSeen(recorded, caller)) text += liveEventText(index, recorded);
      }
      if (text === '' && performance.now() - spoken >= HEARTBEAT_MS) text = `: ${index}\n\n`;
      if (text !== '') {
        yield text;
        spoken = performance.now();
      }
      if (position > before && position < this.progress.current().position) continue;
      // Another thread's read models may be ahead of what this one's log has heard of: to ask again at once would keep it from ever hearing.
      await this.advanced(position < this.progress.current().position ? BEHIND_MS : SESSION_CHECK_MS, ending);
    }
  }

  /** Resolves when the read models moved on, after so long without, or at the end. */
  private advanced(withinMs: number, ending: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        stop();
        ending.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, withinMs);
      timer.unref();
      ending.addEventListener('abort', end, { once: true });
      const stop = this.progress.onAdvance(end);
    });
  }
}
