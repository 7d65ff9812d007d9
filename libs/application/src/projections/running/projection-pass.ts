import type { AssignmentId } from '#libs/domain';
import type { EventLogReader, LoggedEvent } from '../../ports/event-log.js';
import { START } from '../../ports/event-log.js';
import type { Checkpoint, ReadModelWriter } from '../../ports/read-model-store.js';
import type { DomainEventType } from '../../event-catalogue/recorded-event.js';
import { FoldedDuties, idOf, isAssignmentEvent, type DecodeEvent } from './folded-duties.js';
import type { DutyStep, FedEvent, Projection, ProjectionWriter } from './projection.js';

const EVENTS_PER_COUNT = 1000;
export const BEFORE_EVERYTHING: Checkpoint = { position: START, index: 0, at: 0 };

/** What becomes of the events of one type. */
interface Route {
  readonly models: readonly OpenModel[];
  readonly ofDuty: boolean;
}

/** A read model opened for writing. */
interface OpenModel {
  readonly projection: Projection;
  readonly writer: ReadModelWriter;
  rows: ProjectionWriter;
  applied: Checkpoint;
}

/**
 * One walk along the log for several read models: decodes each event once, numbers it, folds its duty, and hands it to
 * those models that have not applied it yet. It starts after the one that is furthest behind.
 */
export class ProjectionPass {
  private readonly models: OpenModel[];
  private readonly duties: FoldedDuties;
  private readonly routes = new Map<DomainEventType, Route>();
  private at: Checkpoint;

  constructor(
    models: readonly { readonly projection: Projection; readonly writer: ReadModelWriter }[],
    log: EventLogReader,
    private readonly decode: DecodeEvent,
    /** `at-end`: for a rebuild, whose file is thrown away after any failure; commits when `finish` is called, then after each batch. */
    private commits: 'each-batch' | 'at-end' = 'each-batch',
    /** Where else the number of a duty may be known. */
    private readonly known: (id: AssignmentId) => number | null = () => null,
  ) {
    if (commits === 'at-end') for (const { writer } of models) writer.begin();
    this.duties = new FoldedDuties(log, decode, async (stream) => this.numberOf(idOf(stream)) ?? this.known(idOf(stream)) ?? (await indexOfFirst(log, stream)));
    this.models = models.map(({ projection, writer }) => openModel(projection, writer));
    this.at = this.furthestBehind();
  }

  /** The event up to which every model has come. */
  position(): Checkpoint {
    return this.at;
  }

  /** The number of a duty, where one of the models keeps it. */
  numberOf(id: AssignmentId): number | null {
    for (const { rows } of this.models) {
      const number = rows.dutyNumberOf?.(id) ?? null;
      if (number !== null) return number;
    }
    return null;
  }

  /** Puts a rebuilt model in the place of the one with its name. */
  replace(projection: Projection, writer: ReadModelWriter): void {
    const place = this.models.findIndex((model) => model.projection.name === projection.name);
    this.models[place] = openModel(projection, writer);
    this.routes.clear();
    if (this.furthestBehind().index < this.at.index) throw new Error(`${projection.name} was rebuilt from an older log`);
  }

  /** Applies events that follow `position()`: rows and checkpoint of each model in one transaction. After a failure the pass is unusable. */
  async apply(events: readonly LoggedEvent[]): Promise<void> {
    let { index, at } = this.at;
    for (const logged of events) {
      const recorded = this.decode(logged);
      index += 1;
      if (recorded.metadata.act.recordedAt > at) at = recorded.metadata.act.recordedAt;
      const { models, ofDuty } = this.routeOf(recorded.type);
      let duty: DutyStep | null = null;
      if (ofDuty) {
        duty = this.duties.advance(recorded, index);
        if (duty === null) {
          await this.duties.load(recorded);
          duty = this.duties.advance(recorded, index);
        }
      }
      const fed: FedEvent = { index, at, recorded, duty };
      for (const model of models) if (index > model.applied.index) model.rows.apply(fed);
      duty?.settle();
    }
    this.at = { index, at, position: events.at(-1)?.position ?? this.at.position };
    for (const model of this.models) {
      if (index <= model.applied.index) continue;
      if (this.commits === 'each-batch') commit(model, this.at);
      else model.rows.flush(false);
    }
  }

  /** Commits what a rebuild has taken so far. */
  finish(): void {
    this.commits = 'each-batch';
    for (const { writer, rows } of this.models) {
      if (this.at.index === 0) {
        writer.rollback();
        continue;
      }
      rows.flush(true);
      writer.commit(this.at);
    }
  }

  private routeOf(type: DomainEventType): Route {
    let route = this.routes.get(type);
    if (route === undefined) {
      route = { models: this.models.filter(({ projection }) => projection.handles === 'all' || projection.handles.has(type)), ofDuty: isAssignmentEvent(type) };
      this.routes.set(type, route);
    }
    return route;
  }

  private furthestBehind(): Checkpoint {
    return this.models.map((model) => model.applied).reduce((least, next) => (next.index < least.index ? next : least));
  }
}

function openModel(projection: Projection, writer: ReadModelWriter): OpenModel {
  return { projection, writer, rows: projection.open(writer.database), applied: writer.checkpoint() ?? BEFORE_EVERYTHING };
}

function commit(model: OpenModel, checkpoint: Checkpoint): void {
  model.writer.begin();
  try {
    model.rows.flush(true);
    model.writer.commit(checkpoint);
  } catch (error) {
    model.writer.rollback();
    throw error;
  }
  model.applied = checkpoint;
}

/** Dense index of the first event of a stream: counted, so that it depends on nothing but the log. */
async function indexOfFirst(log: EventLogReader, stream: string): Promise<number> {
  let index = 0;
  for (let position = START; ; ) {
    const events = await log.readAll(position, EVENTS_PER_COUNT);
    for (const event of events) {
      index += 1;
      if (event.stream === stream) return index;
    }
    const last = events.at(-1);
    if (last === undefined) throw new Error(`the log lost ${stream}`);
    position = last.position;
  }
}
