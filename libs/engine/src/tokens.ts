/** Injection tokens of the engine room. */
export const DATA_FOLDERS = Symbol('DataFolders');
/** Where the events are kept: the `EventLogConfiguration`. */
export const EVENT_LOG_CHOICE = Symbol('EventLogChoice');
export const APPEND_SIGNAL = Symbol('AppendSignal');
/** Called once when the log is broken and the process has to end. */
export const ON_LOG_BROKEN = Symbol('OnLogBroken');
