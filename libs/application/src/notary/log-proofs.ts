import { hashOfRange, leafHash, provesConsistency, provesInclusion, sameBytes, TILE_WIDTH, writeEntry, writeProof, type SignedCheckpoint, type TreeHead } from '#libs/domain';
import type { AuditTiles, Cryptography, LoggedEvent } from '../ports/index.js';
import { entryOf } from './entry-of-event.js';
import { COSIGNED_PATH } from './cosigning.js';
import { CHECKPOINT_PATH, checkpointAt } from './notary.js';
import { NotaryFaultError } from './notary-fault.error.js';
import { TreeReader } from './tree-reader.js';

/** Makes receipts out of what the notary has written. */
export class LogProofs {
  constructor(
    private readonly tiles: AuditTiles,
    private readonly cryptography: Cryptography,
  ) {}

  /**
   * The proof that an event stands in the log (c2sp.org/tlog-proof), with its entry as what is extra, so that it is
   * verified without anything else; null while no checkpoint covers it.
   * @throws NotaryFaultError when the tree holds something else at that place, or tiles are missing.
   */
  async proofOf(event: LoggedEvent, index: number): Promise<string | null> {
    const { sha256 } = this.cryptography;
    const signed = (await this.covering(COSIGNED_PATH, index)) ?? (await this.covering(CHECKPOINT_PATH, index));
    if (signed === null) return null;
    const { size, root } = signed.checkpoint;
    const reader = new TreeReader(this.tiles, size, sha256);
    const entry = writeEntry(entryOf(event, index, this.cryptography));
    const path = await reader.inclusion(index - 1);
    const stored = (await reader.entries(Math.floor((index - 1) / TILE_WIDTH)))[(index - 1) % TILE_WIDTH] as Uint8Array;
    if (!sameBytes(entry, stored) || !provesInclusion(leafHash(entry, sha256), index - 1, size, root, path, sha256)) {
      throw new NotaryFaultError('log-unlike-checkpoint', { size, index });
    }
    return writeProof({ extra: entry, index: index - 1, path, signed });
  }

  /**
   * The root of the tree of the first `size` events, which does not change any more; null while no checkpoint covers them.
   * @throws NotaryFaultError when it does not lead to the root that is signed, or tiles are missing.
   */
  async rootAt(size: number): Promise<TreeHead | null> {
    const { sha256 } = this.cryptography;
    const signed = size === 0 ? null : await this.covering(CHECKPOINT_PATH, size);
    if (signed === null) return null;
    const { checkpoint } = signed;
    const reader = new TreeReader(this.tiles, checkpoint.size, sha256);
    const root = await reader.ask((nodes) => hashOfRange(0, size, nodes, sha256));
    if (!provesConsistency({ size, root }, checkpoint, await reader.consistencyWith(size), sha256)) throw new NotaryFaultError('log-unlike-checkpoint', { size: checkpoint.size, index: size });
    return { size, root };
  }

  /** A checkpoint of witnesses is worth more than the office's own, if it covers the event already. */
  private async covering(path: string, index: number): Promise<SignedCheckpoint | null> {
    const signed = await checkpointAt(this.tiles, path);
    return signed !== null && signed.checkpoint.size >= index ? signed : null;
  }
}
