export { EVENT_CATALOGUE } from './catalogue.js';
export { decodeEvent, encodeEvent } from './event-codec.js';
export { eventForFolding, readForFolding } from './read-for-folding.js';
export * from './recorded-event.js';
export type { DataOf, OlderVersion, StoredEvent } from './stored-event.js';
export { UnreadableEventError } from './unreadable-event.error.js';
export { validateStored } from './validate-stored.js';
export { ByStoredName, STORED_NAMES } from './stored-names.js';
