import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { CLOCK, DEADLINE_TIMER, type Clock, type DeadlineTimer } from '#libs/application';
import { openEmbeddedDeadlineTimer } from './embedded-deadline-timer.js';

/** Binds DEADLINE_TIMER to the file of a data folder, by the CLOCK that is bound globally; closes it when the application ends. */
@Module({})
export class EmbeddedDeadlineTimerModule implements OnApplicationShutdown {
  constructor(@Inject(DEADLINE_TIMER) private readonly timer: DeadlineTimer) {}

  static register({ folder }: { readonly folder: string }): DynamicModule {
    return {
      module: EmbeddedDeadlineTimerModule,
      providers: [{ provide: DEADLINE_TIMER, inject: [CLOCK], useFactory: (clock: Clock) => openEmbeddedDeadlineTimer({ folder, clock }) }],
      exports: [DEADLINE_TIMER],
    };
  }

  onApplicationShutdown(): Promise<void> {
    return this.timer.close();
  }
}
