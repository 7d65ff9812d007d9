export { playDemo, type Demo } from './play-demo.js';
export type { Standings } from './simulated-rankings.js';
