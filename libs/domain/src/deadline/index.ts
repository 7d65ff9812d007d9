export * from './calendar-units.js';
export * from './deadline.js';
export * from './policy.js';
export * from './rates.js';
export * from './standing.js';
export * from './standing-steps.js';
export * from './working-calendar.js';
export * from './working-calendar-2021-2026.js';
