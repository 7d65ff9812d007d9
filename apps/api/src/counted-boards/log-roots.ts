import { Inject, Injectable } from '@nestjs/common';
import { AUDIT_TILES, LogProofs, SIGNER_KEYS, type AuditTiles, type SignerKeys } from '#libs/application';
import { base64 } from '#libs/domain';

/** The root of the log that an answer was worked out from. */
export interface LogRoot {
  readonly size: number;
  readonly root: string;
}

/** Roots of the tree of the first events of the log, as answers name them. */
@Injectable()
export class LogRoots {
  private readonly proofs: LogProofs;

  constructor(@Inject(AUDIT_TILES) tiles: AuditTiles, @Inject(SIGNER_KEYS) keys: SignerKeys) {
    this.proofs = new LogProofs(tiles, keys);
  }

  /** After the event with that dense index; null until a checkpoint covers it, and from then on always the same. */
  async at(index: number): Promise<LogRoot | null> {
    const head = await this.proofs.rootAt(index);
    return head === null ? null : { size: head.size, root: base64(head.root) };
  }
}
