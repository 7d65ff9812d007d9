/** What is remembered of a command that was carried out under an Idempotency-Key, or sent by a process. */
export interface KnownCommand {
  readonly stream: string;
  readonly firstRevision: number;
  readonly lastRevision: number;
  /** Position of its last event. */
  readonly position: string;
  /** SHA-256 of the request; null when it came without one (from a process). */
  readonly requestHash: string | null;
  /** What the first answer named as its id. */
  readonly resultId: string;
}

/**
 * Finds what an earlier command recorded, by the id that was derived from its actor, target and key. Asked only when
 * this process does not remember the command itself, so it must know everything recorded before the process started;
 * a read model is asked after it has caught up.
 */
export interface CommandReceipts {
  find(commandId: string, stream: string): Promise<KnownCommand | null>;
}

export const COMMAND_RECEIPTS = Symbol('CommandReceipts');
