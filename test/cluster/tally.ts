import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { actorId, bodyId, SHIPPED_RULES, type AssignmentEvent } from '#libs/domain';
import { CommandCore, decodeEvent, DEFAULT_COMMAND_CORE_OPTIONS, START, StreamTailReceipts, type Aggregate, type CommandJob, type EventLog, type LoggedEvent } from '#libs/application';
import { ManualClock, MemoryStateSnapshots } from '#libs/testing';
import { NodeIds } from '#libs/adapters/ids-node';

interface Count {
  readonly type: 'Count';
  readonly note: string;
}

/** The plainest aggregate: every command is one event, and the state is how many there were. */
const TALLY: Aggregate<Count, number, AssignmentEvent> = {
  decider: {
    initialState: 0,
    decide: ({ note }) => ({ ok: true, events: [{ type: 'ProgressReported', data: { percent: null, note, obstacles: null } }] }),
    evolve: (count) => count + 1,
  },
  foldVersion: 1,
  toJson: (count) => count,
  fromJson: (json) => json as number,
  settled: () => false,
};

/** What came of a load. */
export interface Tally {
  /** Acknowledged commands by id: where their event is. */
  readonly acknowledged: ReadonlyMap<string, { readonly stream: string; readonly revision: number }>;
  /** Commands that did not succeed within their own retries, whatever became of them later. */
  readonly failed: number;
  /** Longest time in which nothing was acknowledged, ms. */
  readonly longestGapMs: number;
}

/** Commands in flight on a log until told to stop: decided on folded states, appended with exact revisions, repeated when the outcome is unknown. */
export class TallyLoad {
  private readonly core: CommandCore;
  private readonly acknowledged = new Map<string, { readonly stream: string; readonly revision: number }>();
  private readonly workers: Promise<unknown>;
  private stopping = false;
  private failed = 0;
  private commands = 0;
  private longestGapMs = 0;
  private last = performance.now();

  constructor(
    private readonly log: EventLog,
    concurrency: number,
    private readonly streams: number,
  ) {
    const ids = new NodeIds();
    this.core = new CommandCore({ log, clock: new ManualClock(Date.parse('2026-01-05T08:00:00Z')), ids, snapshots: new MemoryStateSnapshots(), receipts: new StreamTailReceipts(log) }, SHIPPED_RULES, DEFAULT_COMMAND_CORE_OPTIONS);
    this.workers = Promise.all(Array.from({ length: concurrency }, () => this.work(ids)));
  }

  get done(): number {
    return this.acknowledged.size;
  }

  /** Resolves when nothing is in flight any more. */
  async stop(): Promise<Tally> {
    this.stopping = true;
    await this.workers;
    return { acknowledged: this.acknowledged, failed: this.failed, longestGapMs: this.longestGapMs };
  }

  private async work(ids: NodeIds): Promise<void> {
    while (!this.stopping) {
      const number = this.commands++;
      const stream = `assignment-${number % this.streams}`;
      const commandId = ids.derive('tally', randomBytes(8).toString('hex'));
      for (let tries = 0; !(await this.carriedOut(stream, commandId)); tries++) {
        if (tries === 0) this.failed += 1;
        await pause(200);
      }
    }
  }

  private async carriedOut(stream: string, commandId: string): Promise<boolean> {
    try {
      const answer = await this.core.execute(jobOf(stream, commandId));
      if (!answer.ok) return false;
      const now = performance.now();
      this.longestGapMs = Math.max(this.longestGapMs, now - this.last);
      this.last = now;
      this.acknowledged.set(commandId, { stream, revision: answer.receipt.revision });
      return true;
    } catch {
      return false;
    }
  }

  /** Every event of the log against what was acknowledged: what is missing, and what is there twice. */
  async audit(): Promise<{ readonly lost: readonly string[]; readonly twice: readonly string[]; readonly events: number }> {
    const places = new Map<string, string>();
    const twice: string[] = [];
    let events = 0;
    for (let page: readonly LoggedEvent[] = await this.log.readAll(START, 5_000); page.length > 0; page = await this.log.readAll(page.at(-1)?.position ?? START, 5_000)) {
      for (const logged of page) {
        events += 1;
        const { commandId } = decodeEvent(logged).metadata;
        if (places.has(commandId)) twice.push(commandId);
        places.set(commandId, `${logged.stream}@${logged.revision}`);
      }
    }
    const lost = [...this.acknowledged].filter(([commandId, { stream, revision }]) => places.get(commandId) !== `${stream}@${revision}`).map(([commandId]) => commandId);
    return { lost, twice, events };
  }
}

function jobOf(stream: string, commandId: string): CommandJob<Count, number, AssignmentEvent> {
  const origin = {
    actor: actorId('tally'), body: bodyId('tally'), actingFor: null, occurredOn: null, lateEntryBasis: null, commandId, repeatable: true, requestHash: null,
    correlationId: commandId, causationId: null, expectedRevision: null,
  }; // prettier-ignore
  return { aggregate: TALLY, stream, origin, refusalOf: () => null, commandFor: () => ({ type: 'Count', note: 'đã làm' }) };
}
