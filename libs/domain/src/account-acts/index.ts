export * from './account-acts.js';
