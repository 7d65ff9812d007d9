import type { ActorId } from '#libs/domain';

/** What is kept of a person beside the log. */
export interface PersonData {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Keeps short secrets unreadable for whoever has only the file that they lie in: the key lies elsewhere. */
export interface SecretSealer {
  /** The text, sealed anew each time, as text. `about`: what it is and whose; it opens under the same only. */
  seal(about: string, plain: string): string;
  /** @throws PersonVaultFaultError `vault-damaged` when it was not sealed here, is about something else, or was altered. */
  unseal(about: string, sealed: string): string;
}

/**
 * Names and addresses of persons, by the opaque id that stands for them in the log. Each person's data is under a key of
 * its own, and destroying that key destroys the data wherever a copy of it lies. Cannot be rebuilt: it has its place in the
 * backup. Every call throws `PersonVaultFaultError` when the vault cannot be used.
 */
export interface PersonVault extends SecretSealer {
  /** On the disk when this returns. False when the person's data was destroyed: it never comes back. */
  put(person: ActorId, data: PersonData): boolean;
  /** `erased` once destroyed; null when nothing is known. */
  get(person: ActorId): PersonData | 'erased' | null;
  /** Everybody whose data is here, in the order of their ids. */
  persons(): readonly ActorId[];
  /** Destroys the key and the data, known or not; nothing of either stays in the files. Doing it twice is doing it once. */
  destroy(person: ActorId): void;
  /**
   * Puts a fresh master key in place: every person's key is under it when this returns. What was sealed before still opens by the key of then, as long as
   * that is there. Answers where that one lies; null when there was none, or keys are no files here.
   */
  replaceMasterKey(): string | null;
  close(): void;
}

export const PERSON_VAULT = Symbol('PersonVault');
