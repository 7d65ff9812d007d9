export * from './commands.js';
export { reviewDecider } from './decide.js';
export * from './events.js';
export { evolveReview } from './evolve.js';
export type { ReviewRejection } from './rejections.js';
export * from './state.js';
