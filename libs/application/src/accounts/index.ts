export * from './access-reset.js';
export * from './account-entry.js';
export * from './account-names.js';
export * from './account-noting.js';
export * from './account-of-identity.js';
export * from './account-switch.js';
export * from './authenticator-secrets.js';
export * from './view-names.js';
