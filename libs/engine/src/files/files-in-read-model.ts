import { attachedFilesProjection, damagedFiles, isFileNamed, namedFiles, nameOfFile, type FilesInLog, type KnownNames, type Position, type ReadModelStore } from '#libs/application';
import type { FileDamage } from '#libs/domain';

/** What the log says of files, as far as the read model of attached files has come. */
export class FilesInReadModel implements KnownNames, FilesInLog {
  constructor(private readonly models: ReadModelStore) {}

  through(): Position | null {
    return this.reader()?.checkpoint()?.position ?? null;
  }

  /** Nothing is called unnamed while nothing is known. */
  has(sha256: string): boolean {
    const reader = this.reader();
    return reader === null || isFileNamed(reader, sha256);
  }

  named(after: string, limit: number): readonly string[] {
    const reader = this.reader();
    return reader === null ? [] : namedFiles(reader, after, limit);
  }

  damaged(): ReadonlyMap<string, FileDamage> {
    const reader = this.reader();
    return reader === null ? new Map() : damagedFiles(reader);
  }

  nameOf(sha256: string): string {
    const reader = this.reader();
    return (reader === null ? null : nameOfFile(reader, sha256)) ?? sha256;
  }

  private reader() {
    return this.models.reader(attachedFilesProjection.name, attachedFilesProjection.version);
  }
}
