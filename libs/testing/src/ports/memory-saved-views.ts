import type { SavedView, SavedViews } from '#libs/application';
import type { ActorId, BodyId } from '#libs/domain';

/** Saved views that live as long as the object. For tests. */
export class MemorySavedViews implements SavedViews {
  private readonly byId = new Map<string, SavedView>();

  for(owner: ActorId, body: BodyId): readonly SavedView[] {
    return [...this.byId.values()]
      .filter((view) => (view.body === null ? view.owner === owner : view.body === body))
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  }

  view(id: string): SavedView | null {
    return this.byId.get(id) ?? null;
  }

  save(view: SavedView): void {
    this.byId.set(view.id, view);
  }

  changeNames(change: (view: SavedView) => string | null): number {
    const changed = [...this.byId.values()].flatMap((view) => {
      const keptName = change(view);
      return keptName === null ? [] : [{ ...view, keptName }];
    });
    for (const view of changed) this.byId.set(view.id, view);
    return changed.length;
  }

  remove(id: string): boolean {
    return this.byId.delete(id);
  }

  removeOwn(owner: ActorId): void {
    for (const view of this.byId.values()) if (view.owner === owner && view.body === null) this.byId.delete(view.id);
  }
}
