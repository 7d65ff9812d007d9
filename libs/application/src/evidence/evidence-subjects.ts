import { dateAt, type LogEntry } from '#libs/domain';
import { START, type EventLogReader, type Position } from '../ports/index.js';
import type { EvidenceSubject } from './evidence.js';

const EVENTS_A_PAGE = 1_000;
const ASSIGNED = /^\{"type":"task-assigned"/;

/**
 * Which events a subject comes to. A duty: its stream. A directive: its stream, what was sent and received of it, and the
 * streams of `duties`. A period: everything that was recorded on those days.
 */
export function eventsOf(subject: EvidenceSubject, duties: readonly string[] = []): (entry: LogEntry) => boolean {
  switch (subject.kind) {
    case 'duty':
    case 'directive': {
      const belongs = streamsOf(subject, duties);
      return ({ stream }) => belongs(stream);
    }
    case 'period':
      return ({ recordedAt }) => {
        if (recordedAt === null) return false;
        const day = dateAt(Date.parse(recordedAt));
        return day >= subject.from && day <= subject.to;
      };
  }
}

/** Which streams a duty or a directive comes to. */
export function streamsOf({ kind, id }: Exclude<EvidenceSubject, { readonly kind: 'period' }>, duties: readonly string[] = []): (stream: string) => boolean {
  if (kind === 'duty') return (stream) => stream === `assignment-${id}`;
  const streams = new Set([`directive-${id}`, ...duties.map((duty) => `assignment-${duty}`)]);
  return (stream) => streams.has(stream) || stream.startsWith(`receipt-${id}-`);
}

/** Ids of all duties of a directive, parts and late leads among them: found in the log alone, which is read once. */
export async function dutiesInLog(log: Pick<EventLogReader, 'readAll'>, directiveId: string): Promise<readonly string[]> {
  const duties: string[] = [];
  const named = `"directiveId":"${directiveId}"`;
  for (let position: Position = START; ; ) {
    const page = await log.readAll(position, EVENTS_A_PAGE);
    for (const { stream, revision, bytes } of page) {
      if (revision !== 0 || !stream.startsWith('assignment-')) continue;
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
      if (ASSIGNED.test(text) && text.includes(named)) duties.push(stream.slice('assignment-'.length));
    }
    if (page.length < EVENTS_A_PAGE) return duties;
    position = page.at(-1)?.position ?? position;
  }
}
