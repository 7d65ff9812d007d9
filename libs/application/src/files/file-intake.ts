import type { ActorId } from '#libs/domain';
import { FileTooLargeError, type FileFault, type FileInspector, type FileStore, type StoredFile } from '../ports/index.js';

/** Bytes of one file. */
export const FILE_BYTES_AT_MOST = 25 * 1024 * 1024;

/** `detail`: for the log of the server. */
export type IntakeOutcome = { readonly ok: true; readonly file: StoredFile } | { readonly ok: false; readonly fault: FileFault | 'too-large'; readonly detail: string };

/** Takes a file in, looks into it, and keeps it: at once, or in quarantine where a scanner still has to look at it. */
export class FileIntake {
  constructor(
    private readonly store: FileStore,
    private readonly inspector: FileInspector,
    /** Whether a scanner has to see a file before anybody may use it. */
    private readonly scanned: boolean,
  ) {}

  /** Nothing is left of a file that is refused. @throws what the stream throws, and what the disk says. */
  async take(pieces: AsyncIterable<Uint8Array>, by: ActorId): Promise<IntakeOutcome> {
    let draft;
    try {
      draft = await this.store.receive(pieces, FILE_BYTES_AT_MOST);
    } catch (error) {
      if (error instanceof FileTooLargeError) return { ok: false, fault: 'too-large', detail: `more than ${error.atMost} bytes` };
      throw error;
    }
    try {
      const verdict = await this.inspector.inspect(draft);
      if (verdict.ok) return { ok: true, file: await draft.keep({ type: verdict.type, by, place: this.scanned ? 'quarantined' : 'kept' }) };
      return verdict;
    } finally {
      await draft.discard();
    }
  }
}
