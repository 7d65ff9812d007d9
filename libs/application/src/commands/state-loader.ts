import { decodeEvent, type DomainEvent } from '../event-catalogue/index.js';
import type { EventLogReader, LoggedEvent, StateSnapshots } from '../ports/index.js';
import type { Aggregate } from './aggregate.js';
import type { HeldState } from './held-state.js';

const PAGE = 1000;

/** Folds streams: from a snapshot and the events after it, or from the first event. A snapshot changes nothing but time. */
export class StateLoader {
  constructor(
    private readonly log: EventLogReader,
    private readonly snapshots: StateSnapshots,
    /** A new snapshot is made when this many events came after the last one. */
    private readonly snapshotEvery: number,
  ) {}

  /** `mark`: kept in the result when the stream is empty. */
  async load<C, S, E extends DomainEvent>(aggregate: Aggregate<C, S, E>, stream: string, mark: number): Promise<HeldState<S>> {
    const snapshot = await this.fromSnapshot(aggregate, stream);
    const held = await this.advance(aggregate, stream, snapshot ?? emptyStream(aggregate, mark));
    return held.revision === -1 ? held : this.snapshotIfDue(aggregate, stream, held);
  }

  /** Folds what came after the held state. */
  async advance<C, S, E extends DomainEvent>(aggregate: Aggregate<C, S, E>, stream: string, from: HeldState<S>): Promise<HeldState<S>> {
    let held = from;
    for (;;) {
      const page = await this.log.readStream(stream, { fromRevision: held.revision + 1, limit: PAGE });
      if (page.length > 0) held = folded(aggregate, held, page);
      if (page.length < PAGE) return held;
    }
  }

  /** Makes a snapshot when enough events came since the last. */
  snapshotIfDue<C, S, E extends DomainEvent>(aggregate: Aggregate<C, S, E>, stream: string, held: HeldState<S>): HeldState<S> {
    if (held.revision - held.snapshotRevision < this.snapshotEvery) return held;
    const json = JSON.stringify({ lastEventId: held.lastEventId, state: aggregate.toJson(held.state) });
    try {
      this.snapshots.save(stream, aggregate.foldVersion, held.revision, json);
    } catch {
      // A cache on a full disk: the events are stored and the command is done. The next snapshot is tried as far on as this one was.
    }
    return { ...held, snapshotRevision: held.revision };
  }

  /** Null unless the very event that the snapshot ends with still stands in the log, as after restoring an older log it would not. */
  private async fromSnapshot<C, S, E extends DomainEvent>(aggregate: Aggregate<C, S, E>, stream: string): Promise<HeldState<S> | null> {
    const found = this.snapshots.load(stream, aggregate.foldVersion);
    if (found === null) return null;
    const { revision } = found;
    const [last] = await this.log.readStream(stream, { fromRevision: revision, limit: 1 });
    const { lastEventId, state } = JSON.parse(found.state) as { readonly lastEventId: string; readonly state: unknown };
    if (last === undefined || last.id !== lastEventId) return null;
    return { state: aggregate.fromJson(state), revision, position: last.position, lastEventId, snapshotRevision: revision, emptyAtMark: null };
  }
}

/** What is held of a stream without events; `mark`: of the command memory, at a moment when it was empty. */
export const emptyStream = <C, S, E extends DomainEvent>({ decider }: Aggregate<C, S, E>, mark: number): HeldState<S> => ({
  state: decider.initialState, revision: -1, position: null, lastEventId: null, snapshotRevision: -1, emptyAtMark: mark,
});

function folded<C, S, E extends DomainEvent>(aggregate: Aggregate<C, S, E>, held: HeldState<S>, events: readonly LoggedEvent[]): HeldState<S> {
  let { state } = held;
  for (const logged of events) {
    const { event, metadata } = decodeEvent(logged);
    state = aggregate.decider.evolve(state, event as E, metadata.act);
  }
  const last = events[events.length - 1] as LoggedEvent;
  // Read from the log, so another may have written it: what this program remembers of its commands is not all there is.
  return { ...held, state, revision: last.revision, position: last.position, lastEventId: last.id, emptyAtMark: null };
}
