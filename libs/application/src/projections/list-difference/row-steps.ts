import type { AssignmentId } from '#libs/domain';
import { assignmentStream } from '../../commands/stream-names.js';
import type { RecordedEvent } from '../../event-catalogue/index.js';
import { changesBetween } from '../../history/changes-between.js';
import type { LoggedEvent } from '../../ports/event-log.js';
import type { Moment, Visibility } from '../../queries/contract.js';
import { assignmentCardProjection } from '../assignment-card/assignment-card.projection.js';
import { Cards } from '../assignment-card/cards.js';
import { IndexedEvents, momentsProjection, recordedAtOf } from '../moments/index.js';
import { MOST_STEPS, stepOf, type BoardStep, type BoardSteps } from '../overdue-board/board-steps.js';
import type { ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import type { ActsOn, KnownAct, ListedRow, TriedMoves } from './compared-list.js';
import type { ListDifferenceQuestion } from './list-difference.contract.js';

const EVENTS_A_READ = 500;

/** An act that was read for a page; whether it may be seen, and what it names, is found once for all rows that it may be about. */
class ReadAct {
  private may: Promise<boolean> | null = null;
  private text: string | null = null;

  constructor(
    readonly logged: LoggedEvent,
    readonly recorded: RecordedEvent,
    private readonly mayBeSeen: ListDifferenceQuestion['mayBeSeen'],
  ) {}

  seen(): Promise<boolean> {
    this.may ??= this.mayBeSeen(this.recorded);
    return this.may;
  }

  names(ids: readonly string[]): boolean {
    this.text ??= JSON.stringify(this.recorded.event.data);
    return ids.some((id) => this.text?.includes(JSON.stringify(id)));
  }
}

type StepByAct = Extract<BoardStep, { readonly by: 'act' }>;

/** The steps of a row that are shown if they moved it. */
interface TriedSteps {
  readonly steps: readonly StepByAct[];
  readonly earlierSteps: number;
  /** How each is tried; null = they did. */
  readonly alone: TriedMoves['alone'] | null;
}

/**
 * The acts by which a row came to be another one between the two moments, for the few that are shown: those that the list knows, or of the
 * last twenty on it those after which it was not as before. Good for one question.
 */
export class RowSteps {
  private readonly events: IndexedEvents;
  private readonly cards: Cards;
  /** What rows of one list have in common is read once. */
  private readonly read = new Map<string, Promise<readonly ReadAct[]>>();

  constructor(
    private readonly sources: QuerySources,
    memory: ReadingMemory,
    private readonly visibility: Visibility,
    private readonly since: Moment,
    private readonly until: Moment,
    private readonly mayBeSeen: ListDifferenceQuestion['mayBeSeen'],
  ) {
    this.events = new IndexedEvents(readerOf(sources, momentsProjection), sources.log);
    this.cards = new Cards(readerOf(sources, assignmentCardProjection), until.index, memory.cardNames);
  }

  /** For each row in turn. */
  async of(rows: readonly ListedRow[]): Promise<readonly BoardSteps[]> {
    const found: TriedSteps[] = [];
    for (const row of rows) found.push(await this.canHaveMoved(row));
    // In the order of the log: what is folded up to one act is folded on to the next.
    const tries = found.flatMap(({ steps, alone }) => (alone === null ? [] : steps.map((step) => ({ step, alone })))).toSorted((a, b) => a.step.index - b.step.index);
    const left = new Set<StepByAct>();
    for (const { step, alone } of tries) if (!(await this.moved(step, alone))) left.add(step);
    return found.map(({ steps, earlierSteps }) => ({ steps: steps.filter((step) => !left.has(step)), earlierSteps }));
  }

  private async canHaveMoved(row: ListedRow): Promise<TriedSteps> {
    if ('acts' in row) return { steps: await this.known(row.acts), earlierSteps: 0, alone: null };
    const acts = await this.actsOn(row.streams);
    const shown = acts.slice(-MOST_STEPS);
    return { steps: await this.stepsOf(shown), earlierSteps: acts.length - shown.length, alone: row.alone };
  }

  private async known(acts: readonly KnownAct[]): Promise<readonly StepByAct[]> {
    const steps: StepByAct[] = [];
    for (const act of acts) if (act.index > this.since.index) steps.push(...(await this.stepAt(act)));
    return steps;
  }

  /** None when the asker may not know of it. */
  private async stepAt({ index, stream, revision, duty }: KnownAct): Promise<StepByAct[]> {
    const inStream = stream === undefined || revision === undefined ? null : await this.eventIn(stream, revision);
    const logged = inStream ?? (duty === undefined ? null : await this.eventOfDuty(duty, index)) ?? (await this.events.at(index));
    const recorded = logged === null ? null : this.sources.decode(logged);
    return recorded !== null && (await this.mayBeSeen(recorded)) ? [stepOf(recorded, index) as StepByAct] : [];
  }

  /** A stream of some events is read more quickly than the part of the log around one. Null when it is no event of the duty. */
  private async eventOfDuty(id: AssignmentId, index: number): Promise<LoggedEvent | null> {
    const number = this.cards.byId(id)?.number;
    // Every event of a duty has an index, in the order of their revisions.
    const revision = number === undefined ? -1 : this.cards.indexesOf(number, 0, Number.MAX_SAFE_INTEGER).indexOf(index);
    return revision < 0 ? null : this.eventIn(assignmentStream(id), revision);
  }

  private async eventIn(stream: string, revision: number): Promise<LoggedEvent | null> {
    return (await this.sources.log.readStream(stream, { fromRevision: revision, limit: 1 }))[0] ?? null;
  }

  /** Whether the row was another one after the act than right before it. */
  private async moved({ index }: StepByAct, alone: TriedMoves['alone']): Promise<boolean> {
    const at = recordedAtOf(readerOf(this.sources, momentsProjection), index);
    const rowAfter = (last: number): Promise<object | null> => alone({ asOf: { kind: 'pinned', index: last, at }, visibility: this.visibility });
    const [before, after] = [await rowAfter(index - 1), await rowAfter(index)];
    return changesBetween(before ?? {}, after ?? {}).length > 0;
  }

  /** All that may be seen and can be about the row, in the order of the log. */
  private async actsOn(streams: readonly ActsOn[]): Promise<readonly ReadAct[]> {
    const acts: ReadAct[] = [];
    for (const { stream, naming } of streams) {
      for (const act of await this.between(stream)) if ((naming === undefined || act.names(naming)) && (await act.seen())) acts.push(act);
    }
    return streams.length === 1 ? acts : acts.toSorted((a, b) => (a.logged.position < b.logged.position ? -1 : 1));
  }

  private async stepsOf(acts: readonly ReadAct[]): Promise<readonly StepByAct[]> {
    const steps: StepByAct[] = [];
    for (const { logged, recorded } of acts) {
      const index = await this.events.indexOf(logged.position);
      if (index !== null) steps.push(stepOf(recorded, index) as StepByAct);
    }
    return steps;
  }

  private between(stream: string): Promise<readonly ReadAct[]> {
    const known = this.read.get(stream) ?? this.readBetween(stream);
    this.read.set(stream, known);
    return known;
  }

  private async readBetween(stream: string): Promise<readonly ReadAct[]> {
    const [after, last] = await Promise.all([this.events.at(this.since.index), this.events.at(this.until.index)]);
    const acts: ReadAct[] = [];
    for (let fromRevision = 0; ; fromRevision += EVENTS_A_READ) {
      const read = await this.sources.log.readStream(stream, { fromRevision, limit: EVENTS_A_READ });
      acts.push(...read.filter(({ position }) => (after === null || position > after.position) && (last === null || position <= last.position)).map((logged) => new ReadAct(logged, this.sources.decode(logged), this.mayBeSeen)));
      if (read.length < EVENTS_A_READ) return acts;
    }
  }
}
