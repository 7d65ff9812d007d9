import type { AttachedFile } from '#libs/domain';
import { decodeEvent, STORED_NAMES } from '../event-catalogue/index.js';
import type { DomainEventType } from '../event-catalogue/recorded-event.js';
import { DRAFT_EVENTS, FILE_EVENTS, filesDraftedIn, filesNamedBy } from './file-events.js';
import { START, type EventLogReader } from '../ports/index.js';

/** A file where the log first names it. */
export interface NamedFile extends AttachedFile {
  /** Dense index of the event. */
  readonly event: number;
  readonly stream: string;
}

const EVENTS_A_PAGE = 1_000;
const begunBy = (types: readonly DomainEventType[]): readonly Uint8Array[] => types.map((type) => Buffer.from(`{"type":"${STORED_NAMES[type]}"`));
const ACTS = begunBy(FILE_EVENTS);
const DRAFTS = begunBy(DRAFT_EVENTS);
const isOne = (bytes: Uint8Array, names: readonly Uint8Array[]): boolean => names.some((name) => Buffer.compare(name, bytes.subarray(0, name.length)) === 0);

/**
 * Each file that the first `events` events of the log name, once, where it is first named; `withDrafts`: also those that a draft would
 * carry, which somebody may still approve. @throws what the log throws, `UnreadableEventError`
 */
export async function* filesOfLog(log: Pick<EventLogReader, 'readAll'>, events = Infinity, withDrafts = false): AsyncGenerator<NamedFile> {
  const seen = new Set<string>();
  let [position, index] = [START, 0];
  for (;;) {
    const page = await log.readAll(position, EVENTS_A_PAGE);
    for (const event of page) {
      index += 1;
      if (index > events) return;
      const isDraft = withDrafts && isOne(event.bytes, DRAFTS);
      if (!isDraft && !isOne(event.bytes, ACTS)) continue;
      const { event: named } = decodeEvent(event);
      for (const file of isDraft ? filesDraftedIn(named) : filesNamedBy(named).files) {
        if (seen.has(file.sha256)) continue;
        seen.add(file.sha256);
        yield { ...file, event: index, stream: event.stream };
      }
    }
    position = page.at(-1)?.position ?? position;
    if (page.length < EVENTS_A_PAGE) return;
  }
}
