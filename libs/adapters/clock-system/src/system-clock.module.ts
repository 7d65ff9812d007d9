import { Module, type DynamicModule } from '@nestjs/common';
import { CLOCK, type Clock } from '#libs/application';
import { SystemClock } from './system-clock.js';

/** Binds CLOCK to the machine's clock, or to the one given (the demo brings its own). */
@Module({})
export class SystemClockModule {
  static register(clock: Clock = new SystemClock()): DynamicModule {
    return { module: SystemClockModule, global: true, providers: [{ provide: CLOCK, useValue: clock }], exports: [CLOCK] };
  }
}
