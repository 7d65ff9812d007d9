import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { CLOCK, CommandCore, DelegationsInForce, type Account, type Clock } from '#libs/application';
import type { Delegation } from '#libs/domain';

const EVERY_MS = 2_000;

/** In whose name accounts may act by the log, at hand for every request: read at the start, after every act on delegations, and every two seconds. */
@Injectable()
export class DelegationBook implements OnModuleInit, OnApplicationShutdown {
  private readonly inForce: DelegationsInForce;
  private timer: NodeJS.Timeout | null = null;

  constructor(@Inject(CommandCore) core: CommandCore, @Inject(CLOCK) clock: Clock) {
    this.inForce = new DelegationsInForce(core, clock);
  }

  async onModuleInit(): Promise<void> {
    await this.refresh();
    // What is wrong with the log is found, and told, by those who write to it.
    this.timer = setInterval(() => void this.refresh().catch(() => undefined), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  refresh(): Promise<void> {
    return this.inForce.refresh();
  }

  of(account: Pick<Account, 'body' | 'roles'>): readonly Delegation[] {
    return this.inForce.of(account);
  }
}
