import { attachedFilesProjection, isFileNamed, type KnownNames, type Position, type ReadModelStore } from '#libs/application';

/** Which files the log names, as far as the read model of attached files has come. */
export class NamesInReadModel implements KnownNames {
  constructor(private readonly models: ReadModelStore) {}

  through(): Position | null {
    return this.reader()?.checkpoint()?.position ?? null;
  }

  /** Nothing is called unnamed while nothing is known. */
  has(sha256: string): boolean {
    const reader = this.reader();
    return reader === null || isFileNamed(reader, sha256);
  }

  private reader() {
    return this.models.reader(attachedFilesProjection.name, attachedFilesProjection.version);
  }
}
