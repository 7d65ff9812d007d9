export { nextDigestAt } from './digest-time.js';
export * from './notice.js';
export * from './notice-desk.js';
export * from './notice-words.js';
export * from './notices-of-urging.js';
export { NOTICED_EVENTS, noticesOf, type DutyChange } from './notices-of.js';
