export { DEFAULT_WORK_KEEPER_OPTIONS, WorkKeeper, type SharedWork, type WorkKeeperObserver, type WorkKeeperOptions } from './work-keeper.js';
export { WorkWatch } from './work-watch.js';
export { WORK_SHARES, type WorkShare } from './work-shares.js';
