import { indexPath, keptCheckpointPath, signedMessage, writeNote, type SignedCheckpoint } from '#libs/domain';
import type { AuditTiles, Cryptography, TimestampAuthority } from '../ports/index.js';
import type { Companion } from './companion.js';

export const TIMESTAMPS = 'timestamps';

/** The timestamp of a kept checkpoint (RFC 3161, DER), over the text that is signed. */
export const timestampPath = (size: number): string => `${TIMESTAMPS}/${indexPath(size)}.tsr`;

/** Has the text of a checkpoint timestamped from time to time, and keeps both. */
export class Timestamping implements Companion {
  private last = -1;

  constructor(
    private readonly tiles: AuditTiles,
    private readonly cryptography: Cryptography,
    private readonly authority: TimestampAuthority,
    readonly everyMs: number,
    private readonly heard: (size: number, stamped: boolean) => void = () => undefined,
  ) {}

  async attend({ checkpoint: { size }, note }: SignedCheckpoint): Promise<void> {
    if (size === this.last) return;
    const response = await this.authority.stamp(this.cryptography.sha256(signedMessage(note.text)));
    this.heard(size, response !== null);
    if (response === null) return;
    this.last = size;
    if ((await this.tiles.read(keptCheckpointPath(size))) === null) await this.tiles.publish(keptCheckpointPath(size), new TextEncoder().encode(writeNote(note)));
    await this.tiles.publish(timestampPath(size), response);
  }
}
