import { actingBody } from '#libs/domain';
import { ACT_TITLES } from '../act-titles/index.js';
import { decodeEvent } from '../event-catalogue/index.js';
import type { EventLogReader } from '../ports/index.js';
import type { InterveningAct } from './contract.js';

/** At most this many acts are told to a caller whose `If-Match` is old. */
const TOLD_ACTS = 50;
const EVENTS_A_READ = 200;
/** So many are looked through at most: no refusal is slow, however old the tag. */
const MOST_LOOKED_AT = 5_000;

export interface InterveningActs {
  readonly between: readonly InterveningAct[];
  /** Acts came after these that are not told. */
  readonly more: boolean;
}

/** What happened to a stream after the revision that a caller saw, oldest first; nothing when that is no revision of the past. `isTold`: of which acts anything is said. @throws as the log. */
export async function interveningActs(log: EventLogReader, stream: string, seen: number, actualRevision: number, isTold: (type: string) => boolean = () => true): Promise<InterveningActs> {
  const between: InterveningAct[] = [];
  const first = Math.max(0, seen + 1);
  let next = first;
  while (next <= actualRevision && next < first + MOST_LOOKED_AT) {
    const events = await log.readStream(stream, { fromRevision: next, limit: EVENTS_A_READ });
    if (events.length === 0) break;
    for (const logged of events) {
      const { event, revision, metadata } = decodeEvent(logged);
      next = revision + 1;
      if (!isTold(event.type)) continue;
      if (between.length === TOLD_ACTS) return { between, more: true };
      between.push({ revision, type: event.type, title: ACT_TITLES[event.type], body: actingBody(metadata.act), recordedAt: new Date(metadata.act.recordedAt).toISOString() });
    }
  }
  return { between, more: next <= actualRevision };
}
