export { INSTALLATION_NAME } from './stream-names.js';
export { readUrl, type Connection, type ReadUrl, type UrlFault } from './connection.js';
export { openEventStoreDbLog, openEventStoreDbLogReader, type EventStoreDbLog, type EventStoreDbLogOptions, type EventStoreDbLogReader, type Patience } from './eventstoredb-event-log.js';
export type { LogAlarm } from './read-event.js';
export { installProtection, type ProtectionOptions, type ProtectionStep } from './install-protection.js';
export { VENDOR_PASSWORD } from './start-guard.js';
