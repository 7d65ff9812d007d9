import { tilePath, type Instant, type Tile } from '#libs/domain';
import type { AuditTiles } from '../ports/index.js';
import { writeNotaryState, type NotaryState } from './notary-state.js';

export interface SettlingOptions {
  /** Tiles are made to survive a power cut in pieces of so many events. */
  readonly settleEvery: number;
  /** While the log does not rest, they wait for so many milliseconds: by then the system has written them, and nobody waits for the disk. */
  readonly settleAfterMs: number;
}

/** Tiles of neighbours, and the state that holds once they survive a power cut. */
interface Piece {
  readonly first: number;
  readonly tiles: Tile[];
  upTo: NotaryState;
  /** When the last of them was written. */
  since: Instant;
}

/**
 * Makes full tiles and bundles survive power cuts, the oldest first, and notes up to where: a start reads the events from there on again. A sync
 * for each file as soon as it is written would make commands wait for theirs.
 */
export class Settling {
  private readonly pieces: Piece[] = [];
  /** Everything has files of its own; whoever begins does not know. */
  private laidOut = false;

  constructor(
    private readonly tiles: AuditTiles,
    private readonly options: SettlingOptions,
    /** Number of events up to which all is settled. */
    private settledSize: number,
  ) {}

  /** Hears which tiles were written since it last heard, and the state that holds once they are settled. */
  hear(tiles: readonly Tile[], upTo: NotaryState, now: Instant): void {
    if (tiles.length === 0) return;
    this.laidOut = false;
    const last = this.pieces.at(-1);
    if (last === undefined || last.upTo.size - last.first >= this.options.settleEvery) {
      this.pieces.push({ first: last?.upTo.size ?? this.settledSize, tiles: [...tiles], upTo, since: now });
      return;
    }
    last.tiles.push(...tiles);
    last.upTo = upTo;
    last.since = now;
  }

  /** Settles a piece, if one is due; when the log rests and all is settled, some of what was written together gets its own files. `resting`: hardly any events come. */
  async advance(now: Instant, resting: boolean): Promise<void> {
    const [oldest] = this.pieces;
    if (oldest !== undefined && (resting || now - oldest.since >= this.options.settleAfterMs)) await this.settleOldest();
    else if (oldest === undefined && resting && !this.laidOut) this.laidOut = await this.tiles.layOut();
  }

  /** Settles everything heard of. */
  async finish(): Promise<void> {
    while (this.pieces.length > 0) await this.settleOldest();
  }

  private async settleOldest(): Promise<void> {
    const { tiles, upTo } = this.pieces.shift() as Piece;
    await this.tiles.settle(tiles.map(tilePath));
    await writeNotaryState(this.tiles, upTo);
    this.settledSize = upTo.size;
  }
}
