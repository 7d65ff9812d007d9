export { EmbeddedDeadlineTimerModule } from './embedded-deadline-timer.module.js';
export { openEmbeddedDeadlineTimer, type EmbeddedDeadlineTimerOptions } from './embedded-deadline-timer.js';
export { TIMER_FILE_NAME } from './timer-file.js';
