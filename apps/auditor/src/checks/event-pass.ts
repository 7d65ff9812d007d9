import type { Copy } from '../copies/copy.js';
import { BundleReader } from './bundle-reader.js';
import { BytePass, bundlesOf } from './byte-pass.js';
import { eventBook } from './event-book.js';
import type { Findings } from './findings.js';
import { RuleCheck, type PassedRules } from './rule-check.js';
import type { Cosigned, NamedKey } from './trust.js';

/** What going through all events has shown, beside the findings. */
export interface PassedEvents extends PassedRules {
  /** Events that could be read. */
  readonly events: number;
  readonly streams: number;
  readonly contents: boolean;
  /** In the order of the log. */
  readonly keys: readonly NamedKey[];
}

/** Goes through all events on this thread. */
export async function passOverEvents(copy: Copy, size: number, cosigned: readonly Cosigned[], findings: Findings, progress: (part: number) => void): Promise<PassedEvents> {
  const [reader, book, bundles] = [new BundleReader(copy, size), eventBook(size), bundlesOf(size)];
  const bytes = new BytePass(copy, book, size, reader.hasContents, cosigned, findings);
  const rules = reader.hasContents ? new RuleCheck(reader, book, findings) : null;
  for (let index = 0; index < bundles; index++) {
    for (const { entry, content } of bytes.take(index)) rules?.take(entry.index, entry.stream, content, entry.type);
    progress((index + 1) / bundles);
  }
  return passedEvents(bytes, reader.hasContents, rules?.end() ?? { judged: 0, notJudged: {} });
}

export const passedEvents = ({ events, streams, keys }: BytePass, contents: boolean, rules: PassedRules): PassedEvents => ({ events, streams, contents, keys, ...rules });
