export * from './actions.js';
export * from './actor.js';
export * from './can.js';
export * from './delegation/index.js';
export * from './password-rules.js';
export * from './person/index.js';
export * from './position/index.js';
export { POLICY } from './policy.js';
export * from './resource.js';
