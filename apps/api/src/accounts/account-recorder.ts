import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { CLOCK, CommandCore, CREDENTIAL_STORE, IDS, noting, recordAccountActs, type AccountKeeper, type Clock, type CredentialStore, type Ids } from '#libs/application';
import type { AccountEvent } from '#libs/domain';

/** What the command line did to accounts beside this program is on record so soon. */
const EVERY_MS = 1_000;

/** Puts what is done to accounts on record: noted with the same write, and brought into the log at once or as soon as it takes it (ADR 0074). */
@Injectable()
export class AccountRecorder implements OnModuleInit, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private settling: Promise<void> | null = null;

  constructor(
    @Inject(CommandCore) private readonly core: CommandCore,
    @Inject(CREDENTIAL_STORE) private readonly store: CredentialStore,
    @Inject(IDS) private readonly ids: Pick<Ids, 'fresh'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.settle(), EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.settling;
  }

  /** Does it and notes it with one write, and waits for the log to have it. */
  async recorded<T>(keeper: AccountKeeper, work: (note: (done: AccountEvent) => void) => T): Promise<T> {
    const result = noting({ store: this.store, ids: this.ids, clock: this.clock }, keeper, work);
    await this.settling; // what that was about may be of before
    await this.settle();
    return result;
  }

  /** Never fails: what the log does not take now stays in the file of the accounts for the next time. */
  private settle(): Promise<void> {
    this.settling ??= recordAccountActs(this.core, this.store)
      .catch(() => undefined)
      .finally(() => (this.settling = null));
    return this.settling;
  }
}
