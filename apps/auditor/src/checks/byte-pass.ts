import { TILE_WIDTH } from '#libs/domain';
import type { Copy } from '../copies/copy.js';
import { AttachmentCheck } from './attachment-check.js';
import { BundleCheck } from './bundle-check.js';
import type { CheckedEvent } from './bundle-reader.js';
import { READABLE, SOUND, type EventBook } from './event-book.js';
import type { Findings } from './findings.js';
import { keyNamedBy } from './log-keys.js';
import { StreamCheck } from './stream-check.js';
import { TimeCheck } from './time-check.js';
import { TreeOfCopy } from './tree-of-copy.js';
import type { Cosigned, NamedKey } from './trust.js';

/** What events show without being understood: bytes, hashes and place, streams and times, the files and keys that they name. Fills the book. */
export class BytePass {
  /** In the order of the log. */
  readonly keys: NamedKey[] = [];
  private readonly bundles: BundleCheck;
  private readonly streamCheck: StreamCheck;
  private readonly times: TimeCheck;
  private readonly attachments: AttachmentCheck;
  private passed = 0;

  constructor(
    copy: Copy,
    private readonly book: EventBook,
    size: number,
    hasContents: boolean,
    cosigned: readonly Cosigned[],
    findings: Findings,
  ) {
    this.bundles = new BundleCheck(copy, new TreeOfCopy(copy, findings, size), findings, hasContents);
    this.streamCheck = new StreamCheck(book, findings);
    this.times = new TimeCheck(cosigned, findings);
    this.attachments = new AttachmentCheck(copy, findings);
  }

  /** Events that could be read. */
  get events(): number {
    return this.passed;
  }

  get streams(): number {
    return this.streamCheck.streams;
  }

  /** The events of a bundle that could be read, in order; bundles in their order, each once. */
  take(index: number): readonly CheckedEvent[] {
    const checked = this.bundles.check(index);
    this.passed += checked.length;
    for (const each of checked) {
      this.book.state[each.entry.index] = each.content === null ? READABLE : SOUND;
      this.streamCheck.take(each);
      this.times.take(each.entry);
      this.attachments.take(each);
      const key = keyNamedBy(each);
      if (key !== null) this.keys.push(key);
    }
    return checked;
  }
}

/** How many bundles a tree of that size has. */
export const bundlesOf = (size: number): number => Math.ceil(size / TILE_WIDTH);
