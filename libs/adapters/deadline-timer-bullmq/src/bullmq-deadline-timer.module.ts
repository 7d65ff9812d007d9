import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { CLOCK, DEADLINE_TIMER, EVENT_LOG, TIMER_LINK, type Clock, type TimerLink } from '#libs/application';
import { openBullmqDeadlineTimer, type BullmqDeadlineTimer } from './bullmq-deadline-timer.js';
import type { RedisLinkOptions } from './redis-link.js';

/**
 * Binds DEADLINE_TIMER to a queue on Redis, by the CLOCK that is bound globally; closes it when the application ends. Does
 * not start on a Redis that must not be used (TimerRefusedError); one that is away is waited for.
 */
@Module({})
export class BullmqDeadlineTimerModule implements OnApplicationShutdown {
  constructor(@Inject(DEADLINE_TIMER) private readonly timer: BullmqDeadlineTimer) {}

  static register(options: RedisLinkOptions): DynamicModule {
    return {
      module: BullmqDeadlineTimerModule,
      providers: [
        {
          provide: DEADLINE_TIMER,
          // The log comes first: it tells which installation this is.
          inject: [CLOCK, EVENT_LOG],
          useFactory: async (clock: Clock): Promise<BullmqDeadlineTimer> => {
            const timer = openBullmqDeadlineTimer({ ...options, clock });
            try {
              await timer.link.firstContact();
              return timer;
            } catch (error) {
              await timer.close();
              throw error;
            }
          },
        },
        { provide: TIMER_LINK, inject: [DEADLINE_TIMER], useFactory: ({ link }: BullmqDeadlineTimer): TimerLink => link },
      ],
      exports: [DEADLINE_TIMER, TIMER_LINK],
    };
  }

  onApplicationShutdown(): Promise<void> {
    return this.timer.close();
  }
}
