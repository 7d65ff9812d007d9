import { START, type Position, type ProcessCheckpoints } from '../ports/index.js';
import { PROCESS_SHARES, type ProcessShare } from './process-binding.js';

/** Every share, from the beginning of the log or what was kept. */
export const ALL_SHARES: ReadonlyMap<ProcessShare, Position> = new Map(PROCESS_SHARES.map((share) => [share, START]));

/**
 * How far one runner has come in the log, and where each share of processes goes on when it is run again. One that was run
 * elsewhere may have come further than the others: it does not hear again what it has heard.
 */
export class ShareProgress {
  /** Everything up to there was heard by every share that is run here. */
  handled: Position = START;
  private began: ReadonlyMap<ProcessShare, Position> = new Map();
  /** How far shares were heard that were run here before. */
  private readonly left = new Map<ProcessShare, Position>();
  /** From there on every share hears everything. */
  private together: Position = START;
  /** Events to be heard again later: each with a position before it. */
  private readonly open = new Map<object, { readonly share: ProcessShare; readonly before: Position }>();

  /** `name`: under which checkpoints are kept; the one of that very name, of an older version, is of all shares. */
  constructor(
    private readonly checkpoints: ProcessCheckpoints,
    private readonly name: string,
  ) {}

  /** Runs these shares from now on, each after the stored checkpoint, or after where another runner had come further. */
  begin(shares: ReadonlyMap<ProcessShare, Position>): void {
    for (const share of this.began.keys()) this.left.set(share, this.resumesAfter(share) as Position);
    const known = (share: ProcessShare): readonly (Position | null)[] => [this.left.get(share) ?? null, this.checkpoints.load(this.nameOf(share)), this.checkpoints.load(this.name)];
    this.began = new Map([...shares].map(([share, from]) => [share, furthest([from, ...known(share)])]));
    const positions = [...this.began.values()];
    this.together = furthest(positions);
    this.handled = positions.reduce((a, b) => (a < b ? a : b), this.together);
    this.open.clear();
  }

  /** Whether that share is run here and has yet to hear an event at that position. */
  owes(share: ProcessShare, position: Position): boolean {
    const from = this.began.get(share);
    return from !== undefined && position > from;
  }

  /** Whether every share that is run here has yet to hear an event at that position. */
  heardByAll(position: Position): boolean {
    return position > this.together && this.began.size === PROCESS_SHARES.length;
  }

  /** Where that share goes on when it is run again, here or elsewhere; null: it was never run here. */
  resumesAfter(share: ProcessShare): Position | null {
    const from = this.began.get(share);
    if (from === undefined) return this.left.get(share) ?? null;
    let after = furthest([from, this.handled]);
    for (const { share: of, before } of this.open.values()) if (of === share && before < after) after = before;
    return after;
  }

  /** An event after all that was handled has to be heard again by that share, after the next start if not before. */
  hearAgain(key: object, share: ProcessShare): void {
    if (!this.open.has(key)) this.open.set(key, { share, before: this.handled });
  }

  /** It was, and owes nothing any more. */
  heardAgain(key: object): void {
    this.open.delete(key);
  }

  keep(): void {
    for (const share of this.began.keys()) this.checkpoints.save(this.nameOf(share), this.resumesAfter(share) as Position);
  }

  private nameOf(share: ProcessShare): string {
    return `${this.name}/${share}`;
  }
}

const furthest = (positions: readonly (Position | null)[]): Position => positions.reduce<Position>((a, b) => (b !== null && b > a ? b : a), START);
