import type { BodyId, GroupId, LocalDate } from '../kernel/index.js';
import type { BodyKind, BodyLevel, GroupRule, HandOverOrder } from './events.js';

/** Something that holds from a day on, until the next entry. Sorted by `from`. */
export interface Dated<T> {
  readonly from: LocalDate;
  readonly value: T;
}

export interface RegisteredBody {
  readonly bodyId: BodyId;
  readonly kind: BodyKind;
  readonly level: BodyLevel;
  readonly external: boolean;
  readonly from: LocalDate;
  /** Last day on which it exists; null while it lives. */
  readonly lastDay: LocalDate | null;
  readonly names: readonly Dated<string>[];
  readonly parents: readonly Dated<BodyId | null>[];
  readonly predecessors: readonly BodyId[];
  readonly successors: readonly BodyId[];
}

export interface RegisteredGroup {
  readonly groupId: GroupId;
  readonly name: string;
  readonly definitions: readonly Dated<GroupRule>[];
  /** An open group ("các cơ quan liên quan") is never expanded by itself: members are added one by one with a reason. */
  readonly open: boolean;
}

/** What was ordered about the duties of a body that ends. */
export interface HandOver {
  readonly order: HandOverOrder;
  /** The day has come and the duties move. */
  readonly begun: boolean;
}

/** The register of bodies, folded. */
export interface OrganisationState {
  readonly bodies: ReadonlyMap<BodyId, RegisteredBody>;
  readonly groups: ReadonlyMap<GroupId, RegisteredGroup>;
  /** By the body that ends. */
  readonly handOvers: ReadonlyMap<BodyId, HandOver>;
}
