import { PersonVaultFaultError, type PersonData, type PersonVault } from '#libs/application';
import type { ActorId } from '#libs/domain';

/** Data of persons that lives as long as the object. For tests. */
export class MemoryPersonVault implements PersonVault {
  private readonly data = new Map<ActorId, PersonData>();
  private readonly destroyed = new Set<ActorId>();
  private sealed = 0;

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

  replaceMasterKey(): null {
    return null;
  }

  seal(about: string, plain: string): string {
    return `sealed ${Buffer.from(JSON.stringify([about, plain, this.sealed++])).toString('base64url')}`;
  }

  unseal(about: string, sealed: string): string {
    const [found, plain] = sealed.startsWith('sealed ') ? (JSON.parse(Buffer.from(sealed.slice('sealed '.length), 'base64url').toString()) as readonly [string, string]) : [null, ''];
    if (found !== about) throw new PersonVaultFaultError('vault-damaged', 'memory');
    return plain;
  }

  close(): void {
    this.data.clear();
  }
}
