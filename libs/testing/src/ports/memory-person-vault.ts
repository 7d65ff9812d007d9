import type { PersonData, PersonVault } from '#libs/application';
import type { ActorId } from '#libs/domain';

/** Data of persons that lives as long as the object. For tests. */
export class MemoryPersonVault implements PersonVault {
  private readonly data = new Map<ActorId, PersonData>();
  private readonly destroyed = new Set<ActorId>();

  put(person: ActorId, data: PersonData): boolean {
    if (this.destroyed.has(person)) return false;
    this.data.set(person, data);
    return true;
  }

  get(person: ActorId): PersonData | 'erased' | null {
    return this.destroyed.has(person) ? 'erased' : (this.data.get(person) ?? null);
  }

  persons(): readonly ActorId[] {
    return [...this.data.keys()].toSorted();
  }

  destroy(person: ActorId): void {
    this.data.delete(person);
    this.destroyed.add(person);
  }

  close(): void {
    this.data.clear();
  }
}
