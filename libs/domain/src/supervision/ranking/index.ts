export * from './commands.js';
export { rankingDecider } from './decide.js';
export * from './events.js';
export { evolveRanking } from './evolve.js';
export * from './rank-bodies.js';
export * from './ranking-period.js';
export type { RankingRejection } from './rejections.js';
export * from './state.js';
