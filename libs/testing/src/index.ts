export * from './contracts/event-log/index.js';
export * from './specs/index.js';
export { credentialStoreContract } from './contracts/credential-store.contract.js';
export { MemoryCredentialStore } from './ports/memory-credential-store.js';
export * from './specimens/index.js';
export * from './ports/index.js';
export * from './application/index.js';
export * from './histories/random-past.js';
export * from './contracts/read-model-store.contract.js';
