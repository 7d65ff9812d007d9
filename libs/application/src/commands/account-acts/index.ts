export { accountActsSince } from './account-acts-since.js';
export { ACCOUNT_ACTS } from './account-acts.aggregate.js';
export { recordAccountActs } from './record-account-acts.js';
