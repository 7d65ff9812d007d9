/** Injection tokens of the engine room. */
export const DATA_FOLDERS = Symbol('DataFolders');
/** Where the events are kept: the `EventLogConfiguration`. */
export const EVENT_LOG_CHOICE = Symbol('EventLogChoice');
/** How the notary runs; null = not at all. */
export const NOTARY_OPTIONS = Symbol('NotaryOptions');
/** The opened log with its leases: the `ChosenLog`. */
export const CHOSEN_LOG = Symbol('ChosenLog');
/** Whether this program may work: the `WorkPlace`. */
export const WORK_PLACE = Symbol('WorkPlace');
export const APPEND_SIGNAL = Symbol('AppendSignal');
/** Called once when the log is broken and the process has to end. */
export const ON_LOG_BROKEN = Symbol('OnLogBroken');
