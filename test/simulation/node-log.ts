import { isDeepStrictEqual } from 'node:util';
import { decodeEvent, EventLogFaultError, type AppendOutcome, type EventLog, type LoggedEvent, type NewEvent, type Position, type ReadOptions, type Subscription } from '#libs/application';
import type { Chance } from './chance.js';
import { promised } from './broken-promise.js';
import type { FaultPlan } from './faults.js';
import type { SimulatedTime } from './simulated-time.js';

const MINUTE = 60_000;
const NEVER: Promise<never> = new Promise(() => undefined);

export interface NodeLogPorts {
  /** The one log, which outlives every node. */
  readonly disk: EventLog;
  readonly time: SimulatedTime;
  readonly chance: Chance;
  readonly faults: FaultPlan;
}

/**
 * The way of one node to the log. Each use of it is a step at which the node can die (nothing after it happens, and
 * nobody hears an answer), stand still for hours and go on, be slow, or lose an answer.
 */
export class NodeLog implements EventLog {
  readonly singleWriter = false;
  private state: 'up' | 'frozen' | 'dead' = 'up';
  private stepsLeft = Infinity;
  private outOfReachUntil = 0;
  private thawing: (() => void)[] = [];
  private readonly whenGone: Promise<void>;
  private tellGone: () => void = () => undefined;

  constructor(private readonly ports: NodeLogPorts) {
    this.whenGone = new Promise((resolve) => (this.tellGone = resolve));
  }

  get dead(): boolean {
    return this.state === 'dead';
  }

  /** Resolves when the node has died. */
  get gone(): Promise<void> {
    return this.whenGone;
  }

  die(): void {
    this.state = 'dead';
    this.tellGone();
  }

  /** Dies at the n-th step from now, wherever that is. */
  dieAfter(steps: number): void {
    this.stepsLeft = steps;
  }

  /** Stands still at its next step and goes on after that time, not knowing that it stood still. */
  freeze(milliseconds: number): void {
    this.state = 'frozen';
    this.ports.time.later(milliseconds, () => {
      if (this.state !== 'frozen') return;
      this.state = 'up';
      for (const thaw of this.thawing.splice(0)) thaw();
    });
  }

  loseReach(milliseconds: number): void {
    this.outOfReachUntil = this.ports.time.now() + milliseconds;
  }

  async append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<AppendOutcome> {
    const { disk, faults, chance, time } = this.ports;
    for (const event of events) assertKnown(event, stream);
    await this.step();
    if (faults.strikes('append-slow')) await this.pause(chance.below(20 * MINUTE));
    const unknown: AppendOutcome = { kind: 'unknown', cause: 'simulated' };
    if (time.now() < this.outOfReachUntil || faults.strikes('append-lost-without-answer')) return unknown;
    const before = await disk.head();
    const outcome = await disk.append(stream, expectedRevision, events);
    if (outcome.kind === 'rejected') faults.meet('append-refused-by-another-writer');
    if (outcome.kind === 'stored' && outcome.position <= before) faults.meet('append-repeated-identically');
    await this.step();
    return outcome.kind === 'stored' && faults.strikes('append-stored-without-answer') ? unknown : outcome;
  }

  async readStream(stream: string, options?: ReadOptions): Promise<readonly LoggedEvent[]> {
    await this.readStep();
    return this.ports.disk.readStream(stream, options);
  }

  async streamRevision(stream: string): Promise<number> {
    await this.readStep();
    return this.ports.disk.streamRevision(stream);
  }

  async readAll(after: Position, limit: number): Promise<readonly LoggedEvent[]> {
    await this.readStep();
    return this.ports.disk.readAll(after, limit);
  }

  async head(): Promise<Position> {
    await this.step();
    return this.ports.disk.head();
  }

  subscribe(after: Position, onBatch: (events: readonly LoggedEvent[]) => Promise<void> | void, onEnd: (error: unknown) => void): Subscription {
    return this.ports.disk.subscribe(after, (events) => this.deliver(events, onBatch), onEnd);
  }

  async close(): Promise<void> {
    this.die();
  }

  private async deliver(events: readonly LoggedEvent[], onBatch: (events: readonly LoggedEvent[]) => Promise<void> | void): Promise<void> {
    const { faults, chance } = this.ports;
    await this.step();
    if (faults.strikes('subscription-broken')) throw new Error('simulated: the subscription broke');
    if (faults.strikes('delivery-late')) await this.pause(chance.below(5 * 60 * MINUTE));
    const cut = events.length > 1 && faults.strikes('delivery-cut') ? chance.between(1, events.length - 1) : events.length;
    for (const part of [events.slice(0, cut), events.slice(cut)]) {
      if (part.length > 0) await onBatch(part);
      await this.step();
    }
    if (faults.strikes('delivery-doubled')) await onBatch(events);
  }

  private async readStep(): Promise<void> {
    const { faults, chance } = this.ports;
    await this.step();
    if (faults.strikes('read-slow')) await this.pause(chance.below(10 * MINUTE));
    if (faults.strikes('read-failed')) throw new Error('simulated: the log could not be read');
  }

  private async pause(milliseconds: number): Promise<void> {
    await this.ports.time.sleep(milliseconds);
    await this.step(); // it may have died or been frozen meanwhile
  }

  private async step(): Promise<void> {
    this.stepsLeft -= 1;
    if (this.stepsLeft <= 0 && this.state === 'up') this.die();
    if (this.state === 'frozen') await new Promise<void>((resolve) => this.thawing.push(resolve));
    if (this.state === 'dead') await NEVER;
  }
}

/** What a node answers whose log has been closed in good order. */
export const closedLog = (error: unknown): boolean => error instanceof EventLogFaultError;

/** Whoever follows in the same program gets the content without reading the bytes: it must be the same. */
function assertKnown({ id, bytes, known }: NewEvent, stream: string): void {
  if (known === undefined) return;
  const read = decodeEvent({ id, bytes, stream, revision: 0, position: '' });
  promised(isDeepStrictEqual(read.event, known.event) && isDeepStrictEqual(read.metadata, known.metadata), 'what is known of an event is what its bytes say', () => ({ read, known }));
}
