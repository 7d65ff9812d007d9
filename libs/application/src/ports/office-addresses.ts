import type { ActorId, BodyId, Instant, NoticeGroup } from '#libs/domain';

/** At once, gathered into one e-mail a day, or not by e-mail at all (they stay in the program). */
export const DELIVERIES = ['immediate', 'digest', 'off'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** Where the office of a body receives e-mail. Contact data: it may change or be erased, so it stands beside the log. */
export interface OfficeAddress {
  readonly body: BodyId;
  readonly email: string;
  readonly delivery: Delivery;
  readonly changedAt: Instant;
  readonly changedBy: ActorId;
}

/** What an office chose itself about its e-mail, within what is left to it (ADR 0101). */
export interface OfficeChoice {
  readonly body: BodyId;
  /** In place of what goes with the address; null = as it goes with that. An address that is off stays off. */
  readonly delivery: 'immediate' | 'digest' | null;
  /** Groups that it does not want by e-mail; they stay in the program. */
  readonly without: readonly NoticeGroup[];
  readonly chosenAt: Instant;
  readonly chosenBy: ActorId;
}

/** Office addresses by body, and what offices chose. Cannot be rebuilt from the log: they have their place in the backup. A change is on the disk when the call returns. */
export interface OfficeAddresses {
  of(body: BodyId): OfficeAddress | null;
  /** Sorted by body. */
  all(): readonly OfficeAddress[];
  save(address: OfficeAddress): void;
  /** False when there was none. */
  remove(body: BodyId): boolean;
  /** Null = it chose nothing. Stays when the address changes. */
  choiceOf(body: BodyId): OfficeChoice | null;
  /** Sorted by body. */
  choices(): readonly OfficeChoice[];
  choose(choice: OfficeChoice): void;
}

export const OFFICE_ADDRESSES = Symbol('OfficeAddresses');
