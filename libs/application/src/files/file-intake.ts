import type { ActorId } from '#libs/domain';
import { FileTooLargeError, type FileFault, type FileInspector, type FileStore, type StoredFile } from '../ports/index.js';
import type { Quarantine } from './quarantine.js';

/** Bytes of one file. */
export const FILE_BYTES_AT_MOST = 25 * 1024 * 1024;

/** Why a file is not taken; `detail`: for the log of the server. */
export interface RefusedFile {
  readonly ok: false;
  readonly fault: FileFault | 'too-large' | 'infected';
  readonly detail: string;
}
export type IntakeOutcome = { readonly ok: true; readonly file: StoredFile } | RefusedFile;

/**
 * Takes a file in and looks into it. Where a scanner is asked, it goes into quarantine first, and out of it once the scanner has found
 * nothing: mostly before the answer, else when the scanner answers again.
 */
export class FileIntake {
  constructor(
    private readonly store: FileStore,
    private readonly inspector: FileInspector,
    /** Null where no scanner is asked. */
    private readonly quarantine: Quarantine | null,
  ) {}

  /** Nothing is left of a file that is refused, but of one in which a scanner found something: that stays in quarantine. @throws what the stream throws, and what the disk says. */
  async take(pieces: AsyncIterable<Uint8Array>, by: ActorId): Promise<IntakeOutcome> {
    const taken = await this.received(pieces, by);
    if (!taken.ok || this.quarantine === null || taken.file.place === 'kept') return taken;
    const { sha256, finding } = taken.file;
    const outcome = finding === null ? await this.quarantine.look(sha256) : ({ kind: 'condemned', signature: finding } as const);
    if (outcome.kind === 'condemned') return { ok: false, fault: 'infected', detail: outcome.signature };
    return outcome.kind === 'released' ? { ok: true, file: { ...taken.file, place: 'kept' } } : taken;
  }

  private async received(pieces: AsyncIterable<Uint8Array>, by: ActorId): Promise<IntakeOutcome> {
    let draft;
    try {
      draft = await this.store.receive(pieces, FILE_BYTES_AT_MOST);
    } catch (error) {
      if (error instanceof FileTooLargeError) return { ok: false, fault: 'too-large', detail: `more than ${error.atMost} bytes` };
      throw error;
    }
    try {
      const verdict = await this.inspector.inspect(draft);
      if (!verdict.ok) return verdict;
      return { ok: true, file: await draft.keep({ type: verdict.type, by, place: this.quarantine === null ? 'kept' : 'quarantined' }) };
    } finally {
      await draft.discard();
    }
  }
}
