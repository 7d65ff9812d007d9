import type { UnreadableEventError } from '../event-catalogue/index.js';

/** Told what the runner does; for the log of the program and its counters. Must not throw. */
export interface ProcessObserver {
  /** A message was carried out; `recorded` events, 0 when it was so already. */
  carriedOut?(process: string, stream: string, recorded: number): void;
  /** A process had nothing to do, or the target refused: nothing is repeated. `reason`: named by the process or the refusal's tag. */
  ignored?(process: string, eventId: string, reason: string): void;
  /** The next event cannot be read by this version: the runner goes no further, whatever comes. */
  stuck?(error: UnreadableEventError): void;
  /** Something did not work and will be tried again in `retryIn` ms; null = the runner has ended. */
  faulted?(error: unknown, retryIn: number | null): void;
}
