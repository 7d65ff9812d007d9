import type { ActorId, NoticeGroup } from '#libs/domain';

/** Which groups of notices people do not want to see listed in the program; beside the accounts, and gone with them (ADR 0101). */
export interface NoticeChoices {
  /** None for whoever has not chosen; groups that this version does not know are left out. */
  withoutOf(actor: ActorId): readonly NoticeGroup[];
  /** In place of what was chosen before. */
  choose(actor: ActorId, without: readonly NoticeGroup[]): void;
}
