import { readVerifierKey, typeBegin, typeEnd, verifierKeyText, type Sha256, type SignedNote, type StoredEvent, type VerifierKey } from '#libs/domain';
import { decodeEvent, STORED_NAMES } from '../event-catalogue/index.js';
import type { LoggedEvent } from '../ports/index.js';

const NAMES: ReadonlySet<string> = new Set([STORED_NAMES.LogKeyIntroduced, STORED_NAMES.LogKeyRotated]);
/** With which letters they begin: what nearly every event is passed over by. */
const FIRST_LETTERS: ReadonlySet<number | undefined> = new Set([...NAMES].map((name) => name.charCodeAt(0)));

/** The keys that the log itself names for its checkpoints, in the order in which they came into force. */
export class LogKeys {
  private readonly keys: VerifierKey[] = [];

  constructor(private readonly sha256: Sha256) {}

  /** The one to sign with; null before the log names any. */
  get inForce(): VerifierKey | null {
    return this.keys.at(-1) ?? null;
  }

  /** Hears an event of that stored name; all but a few are about no key. */
  take(logged: LoggedEvent, name: string | null): void {
    if (name === null || !NAMES.has(name)) return;
    const { event } = decodeEvent(logged);
    if (event.type !== 'LogKeyIntroduced' && event.type !== 'LogKeyRotated') return;
    this.remember([event.data.key]);
  }

  /** The same, for an event that is made only if it may be about one. */
  takeStored(stored: StoredEvent, logged: () => LoggedEvent): void {
    const from = typeBegin(stored);
    if (FIRST_LETTERS.has(stored.memory[from])) this.take(logged(), String.fromCharCode(...stored.memory.subarray(from, typeEnd(stored))));
  }

  /** All of them, to be remembered. */
  texts(): readonly string[] {
    return this.keys.map(verifierKeyText);
  }

  remember(texts: readonly string[]): void {
    for (const text of texts) {
      const key = readVerifierKey(text, this.sha256);
      if (key !== null) this.keys.push(key);
    }
  }

  /** The newest key that signed the note; null when none of them did. Whether the signature is good is not asked. */
  signerOf({ signatures }: SignedNote): VerifierKey | null {
    return this.keys.findLast((key) => signatures.some(({ name, keyId }) => name === key.name && keyId === key.id)) ?? null;
  }
}
