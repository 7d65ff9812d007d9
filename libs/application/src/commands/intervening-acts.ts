import { actingBody } from '#libs/domain';
import { ACT_TITLES } from '../act-titles/index.js';
import { decodeEvent } from '../event-catalogue/index.js';
import type { EventLogReader } from '../ports/index.js';
import type { InterveningAct } from './contract.js';

/** At most this many acts are told to a caller whose `If-Match` is old. */
const TOLD_ACTS = 50;

/** What happened to a stream after the revision that a caller saw; nothing when that is no revision of the past. @throws as the log. */
export async function interveningActs(log: EventLogReader, stream: string, seen: number, actualRevision: number): Promise<readonly InterveningAct[]> {
  if (seen >= actualRevision) return [];
  const events = await log.readStream(stream, { fromRevision: Math.max(0, seen + 1), limit: TOLD_ACTS });
  return events.map((logged) => {
    const { event, revision, metadata } = decodeEvent(logged);
    return { revision, type: event.type, title: ACT_TITLES[event.type], body: actingBody(metadata.act), recordedAt: new Date(metadata.act.recordedAt).toISOString() };
  });
}
