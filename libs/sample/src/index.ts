/** The sample province and plan as data in our own words, and the script of the demo. */
export * from './load-sample-province.js';
export * from './sample-accounts.js';
export * from './sample-bodies.js';
export * from './sample-changes-2025.js';
export * from './sample-fault.error.js';
export * from './sample-groups.js';
export * from './sample-indicators.js';
export * from './sample-plan-items.js';
export * from './sample-plan.js';
export * from './sample-sender.js';
export * from './seeded-random.js';
export * from './simulated-clock.js';
export * from './simulation/index.js';
