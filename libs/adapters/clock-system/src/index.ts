export { SystemClockModule } from './system-clock.module.js';
export { SystemClock } from './system-clock.js';
