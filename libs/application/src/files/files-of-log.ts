import type { AttachedFile } from '#libs/domain';
import { decodeEvent, STORED_NAMES } from '../event-catalogue/index.js';
import { FILE_EVENTS, filesNamedBy } from './file-events.js';
import { START, type EventLogReader } from '../ports/index.js';

/** A file where the log first names it. */
export interface NamedFile extends AttachedFile {
  /** Dense index of the event. */
  readonly event: number;
  readonly stream: string;
}

const EVENTS_A_PAGE = 1_000;
const NAMES: readonly Uint8Array[] = FILE_EVENTS.map((type) => STORED_NAMES[type]).map((name) => Buffer.from(`{"type":"${name}"`));

/** Each file that the first `events` events of the log name, once, where it is first named. @throws what the log throws, `UnreadableEventError` */
export async function* filesOfLog(log: Pick<EventLogReader, 'readAll'>, events = Infinity): AsyncGenerator<NamedFile> {
  const seen = new Set<string>();
  let [position, index] = [START, 0];
  for (;;) {
    const page = await log.readAll(position, EVENTS_A_PAGE);
    for (const event of page) {
      index += 1;
      if (index > events) return;
      if (!NAMES.some((name) => Buffer.compare(name, event.bytes.subarray(0, name.length)) === 0)) continue;
      const { files } = filesNamedBy(decodeEvent(event).event);
      for (const file of files) {
        if (seen.has(file.sha256)) continue;
        seen.add(file.sha256);
        yield { ...file, event: index, stream: event.stream };
      }
    }
    position = page.at(-1)?.position ?? position;
    if (page.length < EVENTS_A_PAGE) return;
  }
}
