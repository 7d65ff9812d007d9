export * from './remind-of-deadline.js';
export { reminderDays, type DatedRung, type LimitRungs, type ReminderDays } from './reminder-ladder-days.js';
