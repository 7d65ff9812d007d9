export * from './account-entry.js';
export * from './account-switch.js';
