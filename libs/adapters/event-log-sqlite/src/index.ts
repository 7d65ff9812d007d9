export { iterateEvents } from './iterate-events.js';
export { LOG_FILE_NAME, sqliteLogFileBytes } from './log-files.js';
export { SqliteEventLogModule } from './sqlite-event-log.module.js';
export { indexOf as denseIndexOf } from './position.js';
export { openSqliteEventLogReader, type SqliteEventLogReader, type SqliteEventLogReaderOptions } from './sqlite-event-log-reader.js';
export { openSqliteEventLog, type SqliteEventLogOptions } from './sqlite-event-log.js';
