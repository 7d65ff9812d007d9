import { isDeepStrictEqual } from 'node:util';
import { ASSIGNMENT, decodeEvent } from '#libs/application';
import { addDays, assignmentId, dateAt, localDate, startOfDay, type AssignmentEvent, type AssignmentState, type Instant, type LocalDate } from '#libs/domain';
import { Chance } from './chance.js';
import { Clients } from './clients.js';
import { FaultPlan, type Fault } from './faults.js';
import { Life } from './life.js';
import { lawfulLog } from './lawful-log.js';
import { SimulatedTime } from './simulated-time.js';
import { promised } from './broken-promise.js';
import { Witness } from './witness.js';
import { World, type WorldWiring } from './world.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Duties whose days are recounted at each count. */
const DUTIES_ASKED = 12;

export interface SimulationOptions {
  readonly seed: number;
  readonly years: number;
  /** Acts of people on one day, at most. */
  readonly actsADay?: number;
  /** Read models are compared with the recount every so many days. */
  readonly countEvery?: number;
  /** Faults stop for a while every so many days, and everything that is owed must get done. */
  readonly calmEvery?: number;
  /** How much more often than usual something goes wrong. */
  readonly intensity?: number;
  /** All read models are compared with new ones at the end. */
  readonly rebuilds?: boolean;
  readonly wiring?: WorldWiring;
}

/** What a simulation reached; printed, so that everybody can see what was tried and what was not. */
export interface SimulationReport {
  readonly seed: number;
  /** Of all events with their streams and times: two runs that differ anywhere differ here. */
  readonly digest: string;
  readonly until: LocalDate;
  readonly events: number;
  readonly requests: number;
  readonly duties: number;
  readonly wakeUps: number;
  readonly counts: number;
  readonly faults: Readonly<Record<Fault, number>>;
  readonly met: Readonly<Record<string, number>>;
  readonly reached: Readonly<Record<string, number>>;
  readonly notReached: readonly string[];
  readonly boxes: Readonly<Record<string, number>>;
}

/** A few lines for people. */
export function reportText({ seed, digest, until, events, requests, duties, wakeUps, counts, faults, met, notReached, reached, boxes }: SimulationReport): string {
  const listed = (counted: Readonly<Record<string, number>>): string => Object.entries(counted).map(([name, count]) => `${name} ${count}`).join(', ');
  return [
    `simulation: seed ${seed}, until ${until}: ${events} events of ${Object.keys(reached).length} kinds, ${requests} requests, ${duties} duties, ${wakeUps} wake-ups, ${counts} recounts, digest ${digest}`,
    `  went wrong: ${listed(faults)}`,
    `  met: ${listed(met)}`,
    `  in the end: ${listed(boxes)}`,
    `  never came: ${notReached.length === 0 ? 'nothing' : notReached.join(', ')}`,
    '',
  ].join('\n');
}

/**
 * The whole engine for years: people act, machines fail, bodies merge, reminders go. Everything follows from the seed.
 * @throws BrokenPromise when a promise of the engine was broken.
 */
export async function simulate(options: SimulationOptions): Promise<SimulationReport> {
  const begin = startOfDay(localDate('2021-11-15'));
  const time = new SimulatedTime(begin);
  const restore = time.install();
  try {
    return await new Simulation(options, time, begin).run();
  } finally {
    restore();
  }
}

class Simulation {
  private readonly chance: Chance;
  private readonly faults: FaultPlan;
  private readonly world: World;
  private readonly witness: Witness;
  private readonly clients: Clients;
  private readonly life: Life;
  private readonly remembered: { readonly index: number; readonly answer: string }[] = [];
  private counts = 0;

  constructor(
    private readonly options: SimulationOptions,
    private readonly time: SimulatedTime,
    private readonly begin: Instant,
  ) {
    this.chance = new Chance(options.seed);
    this.faults = new FaultPlan(new Chance(options.seed ^ 0x5eed), options.intensity ?? 1);
    this.world = new World(time, new Chance(options.seed ^ 0x0dd), this.faults, options.wiring ?? {});
    this.witness = new Witness(this.world.disk);
    this.clients = new Clients(this.world);
    this.life = new Life(this.world, this.clients, this.witness, this.chance);
    time.disorder = () => (this.faults.strikes('wake-up-out-of-order') ? this.faults.counts['wake-up-out-of-order'] % 7 - 3 : 0);
  }

  async run(): Promise<SimulationReport> {
    const { options, time, world, life } = this;
    const countEvery = options.countEvery ?? 30;
    const calmEvery = options.calmEvery ?? 730;
    world.boot();
    await time.finish(life.found());
    await this.look();
    const days = Math.round(options.years * 365.25);
    const nextMidnight = (): Instant => this.begin + Math.ceil((time.now() - this.begin) / DAY) * DAY;
    for (let day = 0, midnight = this.begin; midnight < this.begin + days * DAY; day++, midnight = nextMidnight()) {
      const today = dateAt(midnight);
      if (day > 0) world.misfortunes();
      for (let count = this.chance.below((options.actsADay ?? 8) + 1); count > 0; count--) {
        time.later(7 * HOUR + this.chance.below(11 * HOUR), () => this.clients.attempt(life.act(today)));
      }
      if (life.wantsNews(today)) time.later(8 * HOUR, () => this.clients.attempt(life.news(today)));
      time.later(this.chance.below(20 * HOUR), () => world.feed());
      await time.pass(midnight + DAY);
      await this.look();
      if (day % countEvery === countEvery - 1) await this.count();
      if (day % calmEvery === calmEvery - 1) await this.calm();
    }
    await this.calm();
    await this.atTheEnd();
    return this.report(addDays(dateAt(this.begin), days));
  }

  /** Safety, after each day. */
  private async look(): Promise<void> {
    await this.witness.look();
    this.clients.check(this.witness);
  }

  /** The read models tell what an independent recount tells, and about the past what they told before. */
  private async count(): Promise<void> {
    const { world, witness, remembered } = this;
    const enabled = this.faults.enabled;
    this.faults.enabled = false;
    await world.fedUp();
    await this.look();
    const { index } = witness;
    const { at, counts, whole } = await world.boxes({ kind: 'index', index });
    const recounted = witness.countedAt(at);
    promised(sameCounts(counts, recounted), 'the four boxes are those of a recount', () => ({ index, at, counts, recounted }));
    promised(whole.completion.n === (counts['done-on-time'] ?? 0) + (counts['done-late'] ?? 0) + (counts['overdue'] ?? 0), 'the rate is over what is due', () => whole);
    await this.heldByWhom(index, at);
    for (const past of remembered.length === 0 ? [] : [this.chance.pick(remembered)]) await this.askAgain(past);
    remembered.push({ index, answer: JSON.stringify((await world.boxes({ kind: 'index', index })).whole) });
    this.counts += 1;
    this.faults.enabled = enabled;
  }

  /** Where the days of some duties were, by a recount of who had them. */
  private async heldByWhom(index: number, at: Instant): Promise<void> {
    const { world, witness, chance } = this;
    const streams = [...witness.trails.keys()];
    for (let tries = 0; tries < DUTIES_ASKED && streams.length > 0; tries++) {
      const stream = chance.pick(streams);
      witness.trails.get(stream)?.check(await world.custody(assignmentId(stream.slice('assignment-'.length)), { kind: 'index', index }), at);
    }
  }

  /** What is told of all duties together is what is told of each. */
  private async heldAltogether(): Promise<void> {
    const { world, witness } = this;
    const asOf = { kind: 'index', index: witness.index } as const;
    let workingDays = 0;
    for (const stream of witness.trails.keys()) workingDays += (await world.custody(assignmentId(stream.slice('assignment-'.length)), asOf)).workingDays;
    for (const by of ['body', 'month'] as const) {
      const { total, groups } = await world.custodyBoard(asOf, by);
      promised(total.workingDays === workingDays, 'the days of all duties are the sum of the days of each', () => ({ by, total, workingDays }));
      promised(groups.reduce((sum, group) => sum + group.workingDays, 0) === workingDays, 'the days of all duties are those of all groups', () => ({ by, groups, workingDays }));
    }
  }

  private async askAgain({ index, answer }: { readonly index: number; readonly answer: string }): Promise<void> {
    const now = JSON.stringify((await this.world.boxes({ kind: 'index', index })).whole);
    promised(now === answer, 'what was told of a past moment stays what is told of it', () => ({ index, answer, now }));
  }

  /** Liveness: with nothing going wrong any more, all that is owed gets done. */
  private async calm(): Promise<void> {
    const { world, time, witness } = this;
    await world.recover();
    for (let rest = 0; rest < 60 && this.clients.underWay > 0; rest++) await time.pass(time.now() + DAY);
    promised(this.clients.underWay === 0, 'every request is answered in the end', () => ({ underWay: this.clients.underWay, broken: this.clients.broken?.message }));
    await world.fedUp();
    // Every sweep and timer has had its turn several times.
    for (let day = 0; day < 4; day++) {
      await time.pass(time.now() + DAY);
      for (const node of world.nodes) node.workOfTheDay();
      await world.fedUp();
    }
    const head = await world.disk.head();
    // The last sweep may have stored something just now: that takes a moment, and no longer, to be heard.
    if ([...world.nodes].some((node) => node.handled < head)) await time.pass(time.now() + HOUR);
    for (const node of world.nodes) promised(node.handled >= head, 'processes hear the whole log', () => ({ handled: node.handled, head }));
    await this.look();
    witness.settled(dateAt(time.now()));
    await this.heldIsFolded();
    witness.remindedBy(time.now());
    await this.count();
    this.faults.enabled = true;
  }

  /** What nodes hold in memory or load by snapshots is what the events of the stream say. */
  private async heldIsFolded(): Promise<void> {
    const { world, witness, chance } = this;
    const streams = [...witness.duties.keys()].slice(-400);
    for (let tries = 0; tries < 40 && streams.length > 0; tries++) {
      const stream = chance.pick(streams);
      let folded: AssignmentState = ASSIGNMENT.decider.initialState;
      for (const { event, metadata } of (await world.disk.readStream(stream)).map(decodeEvent)) folded = ASSIGNMENT.decider.evolve(folded, event as AssignmentEvent, metadata.act);
      for (const node of world.nodes) {
        const held = await this.time.finish(node.core.stateOf(ASSIGNMENT, stream));
        promised(isDeepStrictEqual(ASSIGNMENT.toJson(held), ASSIGNMENT.toJson(folded)), 'what a node holds is what the log says', () => ({ stream, held: held.revision, folded: folded.revision }));
      }
    }
  }

  private async atTheEnd(): Promise<void> {
    const { world } = this;
    this.faults.enabled = false;
    for (const [place, past] of this.remembered.entries()) if (place % 3 === 0) await this.askAgain(past);
    await this.heldAltogether();
    const { lawful, untold } = await lawfulLog(world.disk);
    promised(untold < lawful / 5, 'the rules can be asked again for most acts', () => ({ lawful, untold }));
    if (this.options.rebuilds !== true) return;
    const anew = await world.builtAnew();
    for (const { name, version } of world.projections) {
      promised(JSON.stringify(world.store.rowsOf(name, version)) === JSON.stringify(anew.rowsOf(name, version)), 'a read model built anew has the rows of the one that was fed', () => ({ name }));
    }
  }

  private report(until: LocalDate): SimulationReport {
    const { witness, clients, faults, options } = this;
    return {
      seed: options.seed, digest: witness.digest, until, events: witness.index, requests: clients.sent, duties: witness.duties.size, wakeUps: this.time.woken, counts: this.counts, faults: faults.counts,
      met: { ...faults.met, 'snapshots-loaded': this.world.snapshots.loads }, reached: Object.fromEntries([...witness.reached].sort()), notReached: witness.notReached(), boxes: witness.countedAt(this.time.now()),
    }; // prettier-ignore
  }
}

function sameCounts(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => (a[key] ?? 0) === (b[key] ?? 0));
}
