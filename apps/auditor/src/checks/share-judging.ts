import { isFollowedByAll, readEntry, TILE_WIDTH } from '#libs/domain';
import type { Copy } from '../copies/copy.js';
import { BundleMemory, BundleReader, ownText } from './bundle-reader.js';
import { bundlesOf } from './byte-pass.js';
import { SOUND, type EventBook } from './event-book.js';
import { Findings, type FoundElsewhere } from './findings.js';
import { RuleCheck, type PassedRules } from './rule-check.js';

/** Which of those that judge this one is, from 0, and how many there are: each has every so-manieth stream. */
export interface Share {
  readonly judge: number;
  readonly judges: number;
}

/** What one of them says at its end. */
export interface JudgedShare {
  readonly rules: PassedRules;
  readonly found: FoundElsewhere;
}

/** Goes through the bundles, each of which is in the book when it is taken, and judges the events of its share that are sound, in the order of the log. */
export class ShareJudging {
  private readonly findings = new Findings();
  private readonly reader: BundleReader;
  private readonly rules: RuleCheck;
  private readonly entries = new BundleMemory(2);
  private readonly contents = new BundleMemory(4);
  /** By the number of the stream, of those that are judged or followed here. */
  private readonly streams: string[] = [];
  /** Numbers of streams that others judge. */
  private readonly others: Uint8Array;

  constructor(
    copy: Copy,
    size: number,
    private readonly book: EventBook,
    private readonly share: Share,
  ) {
    this.reader = new BundleReader(copy, size);
    // Of what all follow, the first speaks.
    this.rules = new RuleCheck(this.reader, book, this.findings, share.judge === 0 ? undefined : (stream) => !isFollowedByAll(stream));
    this.others = new Uint8Array(size + 1);
  }

  get bundles(): number {
    return bundlesOf(this.reader.size);
  }

  /** Bundles in their order, each once. */
  take(index: number): void {
    const { entries, contents } = this.reader.pieces(index, this.entries, this.contents);
    for (let at = 0; at < entries.length; at++) {
      const event = index * TILE_WIDTH + at + 1;
      const state = this.book.state[event];
      if (state !== 0) this.takeEvent(event, entries[at] as Uint8Array, state === SOUND ? (contents[at] ?? null) : null);
    }
  }

  end(): JudgedShare {
    return { rules: this.rules.end(), found: this.findings.elsewhere() };
  }

  /** The entry is read only where it tells what is not known yet. */
  private takeEvent(event: number, bytes: Uint8Array, content: Uint8Array | null): void {
    const number = this.book.stream[event] as number;
    const isKnown = this.streams[number] !== undefined || this.others[number] === 1;
    const entry = isKnown && content !== null ? null : readEntry(bytes);
    if (!isKnown && entry !== null) {
      if (number % this.share.judges === this.share.judge || isFollowedByAll(entry.stream)) this.streams[number] = ownText(entry.stream);
      else this.others[number] = 1;
    }
    const stream = this.streams[number];
    if (stream === undefined) this.rules.passOver();
    else this.rules.take(event, stream, content, entry?.type ?? null);
  }
}
