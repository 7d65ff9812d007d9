import { Inject, Injectable } from '@nestjs/common';
import { decodeEvent, EVENT_LOG, indexOfPosition, momentsProjection, positionOfIndex, READ_MODEL_STORE, START, type EventLog, type LoggedEvent, type ReadModelStore } from '#libs/application';
import { ReadModelProgress } from '#libs/engine';
import { EventSight } from '../live-events/event-sight.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../signing-in/caller.js';
import type { EventAtDto } from './audit-trail.dto.js';

export interface StoredEventAt {
  /** Dense index, from 1. */
  readonly index: number;
  readonly event: LoggedEvent;
}

/** Finds one event as it is stored, for whoever may learn of it. */
@Injectable()
export class StoredEvents {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(READ_MODEL_STORE) private readonly store: ReadModelStore,
    @Inject(ReadModelProgress) private readonly progress: ReadModelProgress,
    @Inject(EventSight) private readonly sight: EventSight,
  ) {}

  /** @throws ProblemError `event-not-named`, `not-caught-up`, and `not-found` for an event that is not there or may not be seen. */
  async find({ index, position }: EventAtDto, caller: Caller): Promise<StoredEventAt> {
    if ((index === undefined) === (position === undefined)) throw new ProblemError('event-not-named');
    if (!this.progress.ready) throw new ProblemError('not-caught-up', {}, [], { 'retry-after': '1' });
    const at = position === undefined ? Number(index) : await this.indexOf(position);
    const event = await this.eventAt(at);
    if (event === null || !(await this.sight.mayBeSeen(decodeEvent(event), caller))) throw new ProblemError('not-found');
    return { index: at, event };
  }

  private async indexOf(position: string): Promise<number> {
    await this.progress.waitFor(position);
    const moments = this.store.reader(momentsProjection.name, momentsProjection.version);
    const index = moments === null ? null : await indexOfPosition(moments, this.log, position);
    if (index === null) throw new ProblemError('position-unknown', { position });
    return index;
  }

  private async eventAt(index: number): Promise<LoggedEvent | null> {
    const moments = this.store.reader(momentsProjection.name, momentsProjection.version);
    if (moments === null || index < 1 || index > this.progress.current().index) return null;
    const before = index === 1 ? START : await positionOfIndex(moments, this.log, index - 1);
    return before === null ? null : ((await this.log.readAll(before, 1))[0] ?? null);
  }
}
