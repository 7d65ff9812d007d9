import type { AccountEvent, ActorId, BodyId, Instant } from '#libs/domain';

/** Something that was done to an account and is not in the log yet. */
export interface AccountRecord {
  /** UUID; the log takes one of them once. */
  readonly id: string;
  /** Who did it, and for which body. */
  readonly actor: ActorId;
  readonly body: BodyId;
  readonly at: Instant;
  readonly done: AccountEvent;
}

/** What was done to accounts, from the moment it is done until it is in the log. */
export interface AccountRecords {
  /**
   * Runs changes of accounts and the notes of them as one write: all are on the disk when it returns, or none when `work` throws.
   * What runs inside may itself do so.
   */
  together<T>(work: () => T): T;
  noteAct(record: AccountRecord): void;
  /** The oldest first. */
  actsToRecord(): readonly AccountRecord[];
  /** It is in the log. */
  actRecorded(id: string): void;
}
