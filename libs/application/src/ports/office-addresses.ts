import type { ActorId, BodyId, Instant } from '#libs/domain';

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

/** Office addresses by body. Cannot be rebuilt from the log: they have their place in the backup. A change is on the disk when the call returns. */
export interface OfficeAddresses {
  of(body: BodyId): OfficeAddress | null;
  /** Sorted by body. */
  all(): readonly OfficeAddress[];
  save(address: OfficeAddress): void;
  /** False when there was none. */
  remove(body: BodyId): boolean;
}

export const OFFICE_ADDRESSES = Symbol('OfficeAddresses');
