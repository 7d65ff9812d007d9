export { DEFAULT_LEASE_KEEPER_OPTIONS, LeaseKeeper, type LeasedWork, type LeaseKeeperOptions, type LeaseObserver, type LeaseStanding } from './lease-keeper.js';
export { WorkWatch } from './work-watch.js';
