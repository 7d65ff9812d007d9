export { DEFAULT_DEADLINE_FOLLOWER_OPTIONS, DeadlineFollower, type DeadlineFollowerOptions, type PendingReminders, type SweepResult } from './deadline-follower.js';
export { FoldedReminders } from './folded-reminders.js';
export { NO_TIMER } from './no-timer.js';
export { ReportReminders, type KnownObligations } from './report-reminders.js';
export type { DeadlineObserver } from './deadline-observer.js';
