export * from './account-switch.js';
