import { iterateEvents } from '#libs/adapters/event-log-sqlite';
import type { StoredLine } from './writer-process.js';

/**
 * Reads the whole log and compares it with what was acknowledged. Gives the acknowledged events that are missing or
 * stand elsewhere, and every break of the log's own order: positions dense from 1, revisions of each stream dense
 * from 0, no id twice, bytes those of the id. Both lists are empty for a good log.
 */
export function checkStored(folder: string, acknowledged: readonly StoredLine[]): { readonly lost: readonly StoredLine[]; readonly faults: readonly string[]; readonly count: number } {
  const faults: string[] = [];
  const found = new Map<string, StoredLine>();
  const revisions = new Map<string, number>();
  let count = 0;
  for (const { id, stream, revision, position, bytes } of iterateEvents(folder)) {
    count++;
    if (Number(position) !== count) faults.push(`position ${position} is number ${count}`);
    if (revision !== (revisions.get(stream) ?? -1) + 1) faults.push(`revision ${revision} of ${stream} after ${revisions.get(stream)}`);
    if (found.has(id)) faults.push(`${id} twice`);
    if (!Buffer.from(bytes).toString('latin1').startsWith(id)) faults.push(`bytes of ${id} are another event's`);
    revisions.set(stream, revision);
    found.set(id, { id, stream, revision, position });
  }
  const lost = acknowledged.filter((line) => {
    const there = found.get(line.id);
    return there?.stream !== line.stream || there.revision !== line.revision || there.position !== line.position;
  });
  return { lost, faults, count };
}
