/** Injection tokens of the engine room. */
export const DATA_FOLDERS = Symbol('DataFolders');
/** Where the events are kept: the `EventLogConfiguration`. */
export const EVENT_LOG_CHOICE = Symbol('EventLogChoice');
/** How the notary runs; null = not at all. */
export const NOTARY_OPTIONS = Symbol('NotaryOptions');
export const APPEND_SIGNAL = Symbol('AppendSignal');
/** Called once when the log is broken and the process has to end. */
export const ON_LOG_BROKEN = Symbol('OnLogBroken');
