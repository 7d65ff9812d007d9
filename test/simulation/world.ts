import { CustodyBoardQuestion, CustodyQuestion, decodeEvent, OverdueBoardQuestion, ProjectionFeeder, readForFolding, readModelCatalogue, RankingLineQuestion, ReadSide,
  type AsOf, type CustodyBoardAnswer, type CustodyView, type EventLogReader, type FourBoxes, type LiveRankingAnswer, type LiveRankingQuestion, type Projection, type QueryAnswer, type RankedDutyRow,
} from '#libs/application';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { type AssignmentId, type BodyId, type Instant } from '#libs/domain';
import { SeededSignerKeys } from '#libs/testing';
import type { Chance } from './chance.js';
import { EngineNode, type Wiring } from './engine-node.js';
import type { FaultPlan } from './faults.js';
import { KeptCheckpoints, KeptSnapshots } from './kept-beside-log.js';
import { MemoryReadModels } from './memory-read-models.js';
import { NodeLog } from './node-log.js';
import type { SimulatedTime } from './simulated-time.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const EVERYTHING = { kind: 'all' } as const;

export interface WorldWiring extends Wiring {
  projections?(projections: readonly Projection[]): readonly Projection[];
  readSide?(side: ReadSide): Pick<ReadSide, 'overdueBoard' | 'custody'>;
}

/** The machine room: one log, what is kept beside it, the nodes that run on it, and what happens to them. */
export class World {
  readonly disk = new MemoryEventLog();
  readonly store = new MemoryReadModels();
  readonly checkpoints: KeptCheckpoints;
  readonly snapshots: KeptSnapshots;
  readonly keys = new SeededSignerKeys();
  readonly nodes = new Set<EngineNode>();
  readonly projections: readonly Projection[];
  private readonly side: Pick<ReadSide, 'overdueBoard' | 'custody'>;
  private readonly readings: ReadSide;
  private feeder: ProjectionFeeder | null = null;
  private feederLog: NodeLog | null = null;
  private feeding: Promise<void> | null = null;
  private standsStillUntil = 0;
  private started = 0;

  constructor(
    readonly time: SimulatedTime,
    readonly chance: Chance,
    readonly faults: FaultPlan,
    readonly wiring: WorldWiring,
  ) {
    this.checkpoints = new KeptCheckpoints(faults);
    this.snapshots = new KeptSnapshots(chance, faults);
    const all = readModelCatalogue();
    this.projections = wiring.projections?.(all) ?? all;
    this.readings = new ReadSide({ log: this.disk, store: this.store, decode: decodeEvent, clock: time });
    this.side = wiring.readSide?.(this.readings) ?? this.readings;
  }

  /** A new program on the log; another one takes its place some time after it died. */
  boot(): EngineNode {
    this.started += 1;
    const { disk, time, chance, faults, snapshots, checkpoints, store, keys, wiring } = this;
    const node = new EngineNode({ disk, time, chance, faults, snapshots, checkpoints, store, keys, wiring, name: `node-${this.started}` });
    this.nodes.add(node);
    void node.log.gone.then(() => {
      this.nodes.delete(node);
      node.forsake();
      if (this.nodes.size === 0) this.time.later(this.chance.below(3 * HOUR), () => this.nodes.size > 0 || this.boot());
    });
    node.start();
    return node;
  }

  /** One that runs; waits for the next one while there is none. */
  async someNode(): Promise<EngineNode> {
    while (this.nodes.size === 0) await this.time.sleep(10 * MINUTE);
    return this.chance.pick([...this.nodes]);
  }

  /** A state as one of the nodes knows it; null when it cannot be learned now. */
  async known<T>(ask: (core: EngineNode['core']) => Promise<T>): Promise<T | null> {
    const node = await this.someNode();
    return Promise.race([ask(node.core).catch(() => null), node.log.gone.then(() => null)]);
  }

  /** What happens to the machines on one day, at any hour of it. */
  misfortunes(): void {
    const { chance, faults, time } = this;
    time.later(chance.below(DAY), () => this.misfortuneOfNode());
    if (faults.strikes('second-node')) {
      time.later(chance.below(DAY), () => {
        const second = this.boot();
        time.later(chance.between(1, 100) * HOUR, () => this.nodes.size > 1 && second.kill());
      });
    }
    if (faults.strikes('checkpoint-lost')) this.checkpoints.lose();
    if (faults.strikes('checkpoint-stale')) this.checkpoints.goBack(chance.between(1, 40));
    if (faults.strikes('snapshots-lost')) this.snapshots.lose();
    if (faults.strikes('snapshot-stale')) this.snapshots.goBack();
    if (faults.strikes('snapshot-foreign')) this.snapshots.plantForeign();
    if (faults.strikes('projection-stands-still')) this.standsStillUntil = time.now() + chance.between(1, 6) * DAY;
    if (faults.strikes('projection-crashes')) this.crashFeeder();
    if (faults.strikes('read-model-lost')) {
      const lost = chance.pick(this.projections);
      this.crashFeeder();
      this.store.lose(lost.name, lost.version);
    }
    if (faults.strikes('read-model-rebuilt') && this.feeding === null) this.feeding = this.whole(this.feederOf().rebuild([chance.pick(this.projections).name]));
    for (const each of this.nodes) each.workOfTheDay();
  }

  private misfortuneOfNode(): void {
    const { chance, faults, time } = this;
    if (this.nodes.size === 0) return;
    const node = chance.pick([...this.nodes]);
    if (faults.strikes('crash-at-any-step')) node.log.dieAfter(chance.between(1, 60));
    if (faults.strikes('orderly-restart')) void node.stop().then(() => this.nodes.size > 0 || this.boot());
    if (faults.strikes('log-out-of-reach')) node.log.loseReach(chance.below(6 * HOUR));
    if (faults.strikes('clock-forward')) this.wrong(node, chance.below(DAY));
    if (faults.strikes('clock-back')) this.wrong(node, -chance.below(DAY));
    if (faults.strikes('frozen-node-wakes-up')) {
      // Another one takes over while it stands still; afterwards it goes on as if nothing had been.
      node.log.freeze(chance.between(1, 20) * HOUR);
      this.boot();
      time.later(30 * HOUR, () => this.nodes.size > 1 && node.kill());
    }
    if (faults.strikes('timers-forgotten')) node.timer.forget();
  }

  /** Everything works again; a clock that was wrong is right. */
  async recover(): Promise<void> {
    this.faults.enabled = false;
    this.standsStillUntil = 0;
    for (const node of this.nodes) node.log.dieAfter(Infinity);
    await this.time.pass(this.time.now() + 7 * DAY);
    for (const node of this.nodes) node.clock.wrongBy = 0;
    if (this.nodes.size === 0) this.boot();
    await this.time.pass(this.time.now() + DAY);
  }

  /** Brings the read models up to date, unless they stand still. */
  feed(): void {
    if (this.feeding !== null || this.time.now() < this.standsStillUntil) return;
    this.feeding = this.whole(this.feederOf().catchUp());
  }

  /** Until the read models have seen everything. */
  async fedUp(): Promise<void> {
    if (this.feeding !== null) await this.time.finish(Promise.race([this.feeding, this.feederLog?.gone ?? this.feeding]));
    this.feeding = null;
    await this.time.finish(this.feederOf().catchUp());
  }

  /** How many duties and periods stand in which box or line, and the periods by themselves; empty ones left out. */
  async boxes(asOf: AsOf): Promise<{ readonly at: Instant; readonly counts: Readonly<Record<string, number>>; readonly whole: FourBoxes }> {
    const asked = this.side.overdueBoard(new OverdueBoardQuestion({ asOf, visibility: EVERYTHING }, 'body', 'current', { body: null, directiveId: null }, { cursor: null, limit: 1 }));
    const board = await this.time.finish(asked);
    if (!board.ok) throw new Error(`no board: ${board.refusal.kind}`);
    const { total, moment } = board.answer;
    const { boxes, withoutDueDay, suspended, lapsed } = total.periods;
    const periods = { ...boxes, 'filed-without-day': withoutDueDay.k, 'missing-without-day': withoutDueDay.n - withoutDueDay.k, suspended, lapsed };
    const counts = [...Object.entries({ ...total.boxes, ...total.lines }), ...Object.entries(periods).map(([place, count]) => [`period ${place}`, count] as const)];
    return { at: moment.at, counts: Object.fromEntries(counts.filter(([, count]) => count > 0)), whole: total };
  }

  /** Where the days of a duty are. */
  async custody(assignmentId: AssignmentId, asOf: AsOf): Promise<CustodyView> {
    const answer = await this.time.finish(this.side.custody(new CustodyQuestion({ asOf, visibility: EVERYTHING }, assignmentId)));
    if (!answer.ok) throw new Error(`no custody: ${answer.refusal.kind}`);
    return answer.answer.custody;
  }

  /** Of all duties. */
  async custodyBoard(asOf: AsOf, by: 'body' | 'month'): Promise<CustodyBoardAnswer> {
    const answer = await this.time.finish(this.readings.custodyBoard(new CustodyBoardQuestion({ asOf, visibility: EVERYTHING }, by, { body: null, from: null, until: null })));
    if (!answer.ok) throw new Error(`no custody: ${answer.refusal.kind}`);
    return answer.answer;
  }

  /** As the read models know it; null while they cannot tell. */
  liveRanking(question: LiveRankingQuestion): Promise<LiveRankingAnswer | null> {
    return answerOf(this.readings.liveRanking(question));
  }

  async rankedDuties(office: BodyId, period: string, body: BodyId): Promise<readonly RankedDutyRow[]> {
    const line = await answerOf(this.readings.rankingLine(new RankingLineQuestion({ asOf: { kind: 'now' }, visibility: EVERYTHING }, office, period, body, { kind: 'published' })));
    return line?.duties ?? [];
  }

  /** Read models of the same log built from nothing, to be compared row by row. */
  async builtAnew(): Promise<MemoryReadModels> {
    const store = new MemoryReadModels();
    await this.time.finish(feederFor(this.disk, store, this.projections).catchUp());
    return store;
  }

  /** A node whose clock is wrong for a few hours. */
  private wrong(node: EngineNode, by: number): void {
    node.clock.wrongBy = by;
    this.time.later(this.chance.between(1, 48) * HOUR, () => (node.clock.wrongBy = 0));
  }

  private crashFeeder(): void {
    this.feederLog?.die();
    this.feeder = null;
    this.feeding = null;
  }

  private feederOf(): ProjectionFeeder {
    if (this.feeder !== null) return this.feeder;
    const { disk, time, chance, faults, store } = this;
    this.feederLog = new NodeLog({ disk, time, chance, faults });
    this.feeder = feederFor(this.feederLog, store, this.projections);
    return this.feeder;
  }

  private async whole(work: Promise<void>): Promise<void> {
    const own = this.feeder;
    try {
      await work;
    } catch {
      if (this.feeder === own) this.crashFeeder(); // what failed is fed again by a new one
    }
    if (this.feeder === own) this.feeding = null;
  }
}

/** A read model that was lost has no answer. */
const answerOf = <A>(asked: Promise<QueryAnswer<A>>): Promise<A | null> => asked.then((answer) => (answer.ok ? answer.answer : null), () => null);

function feederFor(log: EventLogReader, store: MemoryReadModels, projections: readonly Projection[]): ProjectionFeeder {
  return new ProjectionFeeder({ log, store, projections, decode: readForFolding });
}
