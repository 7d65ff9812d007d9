import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandCore, EVENT_LOG, type CommandAnswer, type EventLog } from '#libs/application';
import { FileKeeping } from './files/file-keeping.js';
import { NotaryThread } from './notary-thread.js';
import { ProjectionThread } from './projection-thread.js';
import { ReadModelProgress } from './read-model-progress.js';
import { RulesWatch } from './rules-watch.js';
import { Work, WORK_PARTS } from './work.js';

export const ENGINE_PARTS = [...WORK_PARTS, 'projections', 'notary', 'files'] as const;
export type EnginePart = (typeof ENGINE_PARTS)[number];

/** Hears of faults that the engine goes on after, and of those (`final`) that it cannot. */
export type EngineFaultListener = (what: EnginePart, error: unknown, final: boolean) => void;

const SETTLING_MS = 60_000;

/** What runs beside the answering of requests: the work on this thread, the projections on their own. */
@Injectable()
export class Engine {
  private listener: EngineFaultListener = () => undefined;
  private readonly rules: RulesWatch;

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(ProjectionThread) private readonly projections: ProjectionThread,
    @Inject(ReadModelProgress) private readonly progress: ReadModelProgress,
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(Work) private readonly work: Work,
    @Inject(NotaryThread) private readonly notary: NotaryThread,
    @Inject(FileKeeping) private readonly files: FileKeeping,
    @Inject(CommandCore) core: CommandCore,
  ) {
    this.rules = new RulesWatch(core);
  }

  start(listener: EngineFaultListener): void {
    this.listener = listener;
    if (!this.log.singleWriter) this.progress.onAdvance(() => this.rules.hear());
    this.work.start(listener);
    this.files.start((error) => listener('files', error, false), () => this.work.does('files'));
    this.projections.start((error, final) => listener('projections', error, final));
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

  /** Resolves when processes and read models have taken in everything stored so far and what followed from it. For a program that works. */
  async settle(): Promise<void> {
    for (;;) {
      const head = await this.log.head();
      await this.work.caughtUpTo(head);
      if ((await this.log.head()) !== head) continue;
      if (await this.progress.reached(head, SETTLING_MS)) return;
      throw new Error('the read models did not catch up');
    }
  }

  async stop(patienceMs: number): Promise<void> {
    this.rules.stop();
    await this.files.stop();
    await this.work.stop();
    await this.notary.stop(patienceMs);
    await this.projections.stop(patienceMs);
  }
}
