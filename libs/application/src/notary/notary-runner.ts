import { Companions, type Companion } from './companion.js';
import { Notary, type NotaryOptions, type NotaryPorts, type Round } from './notary.js';
import { NotaryFaultError } from './notary-fault.error.js';

export interface NotaryRunnerOptions extends NotaryOptions {
  /** From the end of a round to the beginning of the next, ms; a log that holds more than a round takes in is not waited for. */
  readonly everyMs: number;
  /** First wait after a fault, ms; doubles up to a hundred times as much. */
  readonly retryAfterMs: number;
}

export interface NotaryListener {
  readonly round: (round: Round) => void;
  /** `final`: it is not tried again; somebody has to look. */
  readonly faulted: (error: unknown, final: boolean) => void;
}

/** Runs rounds until it is stopped. After a fault the notary is opened anew, which does again what was left undone. */
export class NotaryRunner {
  private stopping = false;
  private running: Promise<void> | null = null;
  private wake: () => void = () => undefined;
  private faults = 0;
  private readonly companions: Companions;

  constructor(
    private readonly ports: NotaryPorts,
    private readonly options: NotaryRunnerOptions,
    private readonly listener: NotaryListener,
    companions: readonly Companion[] = [],
  ) {
    this.companions = new Companions(companions, (error) => listener.faulted(error, false));
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Resolves after one more round, which covers what was stored until now, and when no companion is at work. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
    await this.companions.rest();
  }

  private async run(): Promise<void> {
    let notary: Notary | null = null;
    for (let last = false; !last; ) {
      last = this.stopping;
      try {
        notary ??= await Notary.open(this.ports, this.options);
        const round = await notary.round();
        this.faults = 0;
        this.listener.round(round);
        if (round.kind === 'signed') this.companions.offer(round.signed, this.ports.clock.now());
        if (last) await notary.close();
        if (last || (round.kind !== 'quiet' && round.more)) continue;
        await this.pause(this.options.everyMs);
      } catch (error) {
        notary = null;
        const final = error instanceof NotaryFaultError && error.final;
        this.listener.faulted(error, final);
        if (final) return;
        await this.pause(this.options.retryAfterMs * Math.min(100, 2 ** this.faults++));
      }
    }
  }

  private async pause(ms: number): Promise<void> {
    if (this.stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
