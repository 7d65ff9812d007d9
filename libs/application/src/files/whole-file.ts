import { createHash } from 'node:crypto';

/** The content on disk is no longer what its name says. */
export class FileAlteredError extends Error {
  readonly code = 'file-altered';

  constructor(readonly sha256: string) {
    super(`the content of the file ${sha256} has changed`);
  }
}

/** The pieces of a file, the last of them only when all are what the hash says: nobody gets a whole file that is another one. @throws FileAlteredError */
export async function* wholeFile(pieces: AsyncIterable<Uint8Array>, sha256: string): AsyncGenerator<Uint8Array> {
  const hashing = createHash('sha256');
  let last: Uint8Array | null = null;
  for await (const piece of pieces) {
    hashing.update(piece);
    if (last !== null) yield last;
    last = piece;
  }
  if (hashing.digest('hex') !== sha256) throw new FileAlteredError(sha256);
  if (last !== null) yield last;
}
