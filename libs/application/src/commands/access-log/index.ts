export { ACCESS_LOG } from './access-log.aggregate.js';
export { noteAccess } from './note-access.js';
