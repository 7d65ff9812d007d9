export { ActOnRankingHandler } from './act-on-ranking.handler.js';
export * from './ranking.aggregate.js';
export * from './ranking.contract.js';
