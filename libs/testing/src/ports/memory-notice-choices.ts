import type { NoticeChoices } from '#libs/application';
import type { ActorId, NoticeGroup } from '#libs/domain';

/** Choices that live as long as the object. For tests. */
export class MemoryNoticeChoices implements NoticeChoices {
  private readonly chosen = new Map<ActorId, readonly NoticeGroup[]>();

  withoutOf(actor: ActorId): readonly NoticeGroup[] {
    return this.chosen.get(actor) ?? [];
  }

  choose(actor: ActorId, without: readonly NoticeGroup[]): void {
    this.chosen.set(actor, without);
  }
}
