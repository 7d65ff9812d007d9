export { HttpTimestampAuthority } from './http-timestamp-authority.js';
