export * from './access-reset.js';
export * from './account-entry.js';
export * from './account-noting.js';
export * from './account-switch.js';
