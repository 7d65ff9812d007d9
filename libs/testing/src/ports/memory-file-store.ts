import { hash } from 'node:crypto';
import { assertSha256, FileTooLargeError, type FileDraft, type FilePlace, type FileStore, type StoredFile } from '#libs/application';
import type { ActorId, Instant } from '#libs/domain';

export interface FileInMemory {
  bytes: Uint8Array;
  type: string;
  place: FilePlace;
  finding: string | null;
  readonly by: Set<ActorId>;
  /** Absent = at the beginning of time. */
  since?: Instant;
}

/** Files in memory. `files` is what another program would find. */
export class MemoryFileStore implements FileStore {
  constructor(readonly files: Map<string, FileInMemory> = new Map()) {}

  async receive(pieces: AsyncIterable<Uint8Array>, atMost: number): Promise<FileDraft> {
    const taken: Uint8Array[] = [];
    let size = 0;
    for await (const piece of pieces) {
      size += piece.length;
      if (size > atMost) throw new FileTooLargeError(atMost);
      taken.push(piece.slice());
    }
    const bytes = new Uint8Array(Buffer.concat(taken));
    const sha256 = hash('sha256', bytes, 'hex');
    return {
      sha256,
      size,
      read: async (offset, length) => bytes.slice(offset, offset + length),
      keep: async ({ type, by, place }) => {
        const before = this.files.get(sha256);
        this.files.set(sha256, { bytes, type, place: before === undefined || before.place === 'retired' ? place : before.place, finding: before?.finding ?? null, by: new Set([...(before?.by ?? []), by]) });
        return (await this.find(sha256)) as StoredFile;
      },
      discard: async () => undefined,
    };
  }

  async find(sha256: string): Promise<StoredFile | null> {
    assertSha256(sha256);
    const found = this.files.get(sha256);
    return found === undefined ? null : { sha256, size: found.bytes.length, type: found.type, place: found.place, finding: found.finding };
  }

  async wasUploadedBy(sha256: string, actor: ActorId): Promise<boolean> {
    assertSha256(sha256);
    return this.files.get(sha256)?.by.has(actor) ?? false;
  }

  async read(sha256: string): Promise<AsyncIterable<Uint8Array> | null> {
    assertSha256(sha256);
    const found = this.files.get(sha256);
    return found === undefined ? null : piecesOf(found.bytes);
  }

  async release(sha256: string): Promise<void> {
    assertSha256(sha256);
    const found = this.files.get(sha256);
    if (found?.place === 'quarantined') found.place = 'kept';
  }

  async since(sha256: string): Promise<Instant | null> {
    assertSha256(sha256);
    const found = this.files.get(sha256);
    return found === undefined ? null : (found.since ?? 0);
  }

  async retire(sha256: string, now: Instant): Promise<void> {
    assertSha256(sha256);
    const found = this.files.get(sha256);
    if (found?.place === 'kept') Object.assign(found, { place: 'retired', since: now });
  }

  async reinstate(sha256: string): Promise<void> {
    assertSha256(sha256);
    const found = this.files.get(sha256);
    if (found?.place === 'retired') found.place = 'kept';
  }

  async remove(sha256: string): Promise<void> {
    assertSha256(sha256);
    if (this.files.get(sha256)?.place === 'retired') this.files.delete(sha256);
  }

  async condemn(sha256: string, finding: string): Promise<void> {
    assertSha256(sha256);
    const found = this.files.get(sha256);
    if (found !== undefined) Object.assign(found, { place: 'quarantined', finding });
  }

  async list(place: FilePlace, after: string | null, limit: number): Promise<readonly string[]> {
    const names = [...this.files].filter(([name, file]) => file.place === place && (after === null || name > after)).map(([name]) => name);
    return names.toSorted().slice(0, limit);
  }

  async tidy(): Promise<void> {
    // Memory ends with the program.
  }
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes.slice();
}
