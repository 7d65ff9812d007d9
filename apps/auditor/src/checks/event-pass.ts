import { TILE_WIDTH } from '#libs/domain';
import type { Copy } from '../copies/copy.js';
import { AttachmentCheck } from './attachment-check.js';
import { BundleCheck } from './bundle-check.js';
import type { Findings } from './findings.js';
import { keyNamedBy } from './log-keys.js';
import { RuleCheck } from './rule-check.js';
import { StreamCheck } from './stream-check.js';
import { TimeCheck } from './time-check.js';
import { TreeOfCopy } from './tree-of-copy.js';
import type { Cosigned, NamedKey } from './trust.js';

/** What going through all events has shown, beside the findings. */
export interface PassedEvents {
  /** Events that could be read. */
  readonly events: number;
  readonly streams: number;
  readonly contents: boolean;
  /** In the order of the log. */
  readonly keys: readonly NamedKey[];
  /** Acts, not events. */
  readonly judged: number;
  readonly notJudged: Readonly<Record<string, number>>;
}

/** Goes through all events on this thread. */
export async function passOverEvents(copy: Copy, size: number, cosigned: readonly Cosigned[], findings: Findings, progress: (part: number) => void): Promise<PassedEvents> {
  const bundles = new BundleCheck(copy, new TreeOfCopy(copy, findings, size), findings);
  const streams = new StreamCheck(findings);
  const times = new TimeCheck(cosigned, findings);
  const rules = new RuleCheck(bundles, size, findings, (stream) => streams.lastOf(stream));
  const attachments = new AttachmentCheck(copy, findings);
  const keys: NamedKey[] = [];
  let events = 0;
  for (let index = 0; index * TILE_WIDTH < size; index++) {
    for (const checked of bundles.check(index)) {
      events += 1;
      streams.take(checked);
      times.take(checked.entry);
      attachments.take(checked);
      rules.take(checked, streams.previous);
      const key = keyNamedBy(checked);
      if (key !== null) keys.push(key);
    }
    progress(Math.min(1, ((index + 1) * TILE_WIDTH) / size));
  }
  rules.end();
  return { events, streams: streams.streams, contents: bundles.contents, keys, judged: rules.judged, notJudged: rules.notJudged };
}
