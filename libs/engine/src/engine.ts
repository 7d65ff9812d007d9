import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  CLOCK, CommandCore, DEFAULT_PROCESS_RUNNER_OPTIONS, DueHandOvers, EVENT_LOG, PROCESS_CHECKPOINTS, PROCESSES, ProcessRunner,
  type Clock, type CommandAnswer, type EventLog, type Position, type ProcessCheckpoints,
} from '#libs/application'; // prettier-ignore
import { Deadlines } from './deadlines.js';
import { MinuteSweep } from './minute-sweep.js';
import { NotaryThread } from './notary-thread.js';
import { ProjectionThread } from './projection-thread.js';
import { ReadModelProgress } from './read-model-progress.js';

export const ENGINE_PARTS = ['processes', 'hand-overs', 'projections', 'deadlines', 'notary'] as const;
export type EnginePart = (typeof ENGINE_PARTS)[number];

/** Hears of faults that the engine goes on after, and of those (`final`) that it cannot. */
export type EngineFaultListener = (what: EnginePart, error: unknown, final: boolean) => void;

const SETTLING_MS = 60_000;

/** What runs beside the answering of requests: the processes on this thread, the projections on their own. */
@Injectable()
export class Engine {
  private readonly runner: ProcessRunner;
  private readonly handOvers: MinuteSweep;
  private listener: EngineFaultListener = () => undefined;

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(CommandCore) core: CommandCore,
    @Inject(CLOCK) clock: Clock,
    @Inject(PROCESS_CHECKPOINTS) checkpoints: ProcessCheckpoints,
    @Inject(ProjectionThread) private readonly projections: ProjectionThread,
    @Inject(ReadModelProgress) private readonly progress: ReadModelProgress,
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(Deadlines) private readonly deadlines: Deadlines,
    @Inject(NotaryThread) private readonly notary: NotaryThread,
  ) {
    this.runner = new ProcessRunner(log, core, clock, checkpoints, PROCESSES, DEFAULT_PROCESS_RUNNER_OPTIONS, {
      faulted: (error, retryAfter) => this.listener('processes', error, retryAfter === null),
    });
    const due = new DueHandOvers(core, clock);
    this.handOvers = new MinuteSweep(() => due.begin());
  }

  start(listener: EngineFaultListener): void {
    this.listener = listener;
    this.runner.start();
    this.handOvers.start((error) => listener('hand-overs', error, false));
    this.projections.start((error, final) => listener('projections', error, final));
  }

  /** Fires reminders from now on: for a program that lives in the present, not for one that plays the past. */
  followDeadlines(): void {
    this.deadlines.start((error, final) => this.listener('deadlines', error, final));
  }

  /** Names the key of the log, if it has none and is to be signed. @throws what the log throws. */
  introduceLogKey(): Promise<void> {
    return this.notary.introduce();
  }

  /** Commits to the log from now on. Nobody's work waits for it, so its end is never the end of the program. */
  startNotary(): void {
    this.notary.start((error) => this.listener('notary', error, false));
  }

  send(command: object): Promise<CommandAnswer> {
    return this.bus.execute(command);
  }

  /** Position of the last event about which every process has done what it had to. */
  processesReached(): Position {
    return this.runner.position;
  }

  /** Resolves when processes and read models have taken in everything stored so far and what followed from it. */
  async settle(): Promise<void> {
    for (;;) {
      const head = await this.log.head();
      await this.runner.caughtUpTo(head);
      if ((await this.log.head()) !== head) continue;
      if (await this.progress.reached(head, SETTLING_MS)) return;
      throw new Error('the read models did not catch up');
    }
  }

  async stop(patienceMs: number): Promise<void> {
    await this.handOvers.stop();
    await this.deadlines.stop();
    await this.runner.stop();
    await this.notary.stop(patienceMs);
    await this.projections.stop(patienceMs);
  }
}
