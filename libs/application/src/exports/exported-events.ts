import type { BodyId, Instant } from '#libs/domain';
import { decodeEvent, STORED_NAMES, type RecordedEvent } from '../event-catalogue/index.js';
import { START, type EventLogReader, type LoggedEvent, type Position } from '../ports/index.js';
import type { ExportedEvent } from './exported-event.js';

/** Which events go out; null = all. */
export interface ExportScope {
  /** Those recorded by then, by their running maximum (R13), or those up to a dense index. */
  readonly until: { readonly at: Instant } | { readonly index: number } | null;
  /** Stored names. */
  readonly types: ReadonlySet<string> | null;
  /** Who did it, or on whose behalf. */
  readonly body: BodyId | null;
  readonly streams: ((stream: string) => boolean) | null;
}

/** Everything that was ever recorded. */
export const EVERYTHING: ExportScope = { until: null, types: null, body: null, streams: null };

export type LogToExport = Pick<EventLogReader, 'readAll' | 'readStream'>;
/** `index`: dense. */
export interface NumberedEvent {
  readonly index: number;
  readonly logged: LoggedEvent;
}
export type LoggedExport = ExportedEvent & NumberedEvent;

const EVENTS_A_PAGE = 200;

/** Every event with its dense index, up to one when it is given, without understanding it; others get a turn now and then. @throws what the log throws */
export async function* numberedEvents(log: LogToExport, last = Number.POSITIVE_INFINITY): AsyncGenerator<NumberedEvent> {
  let [index, position]: [number, Position] = [0, START];
  while (index < last) {
    const page = await log.readAll(position, EVENTS_A_PAGE);
    for (const logged of page) if (index < last) yield { index: (index += 1), logged };
    if (page.length < EVENTS_A_PAGE) return;
    position = page.at(-1)?.position ?? position;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The wanted events in log order, with little in memory however many there are. @throws what the log throws, UnreadableEventError */
export async function* exportedEvents(log: LogToExport, scope: ExportScope): AsyncGenerator<LoggedExport> {
  const { until, streams } = scope;
  const upTo = until !== null && 'at' in until ? until.at : null;
  let latest = Number.NEGATIVE_INFINITY;
  for await (const { index, logged } of numberedEvents(log, until !== null && 'index' in until ? until.index : undefined)) {
    const isOutside = streams?.(logged.stream) === false;
    // What is of another stream need not be understood, unless the moment hangs on it.
    if (isOutside && upTo === null) continue;
    const recorded = decodeEvent(logged);
    latest = Math.max(latest, recorded.metadata.act.recordedAt);
    if (upTo !== null && latest > upTo) return;
    if (!isOutside && isWanted(recorded, scope)) yield { index, recorded, logged };
  }
}

/** Whether what goes out is found without understanding any event. */
export const needsNoReading = (scope: ExportScope): scope is ExportScope & { readonly until: { readonly index: number } | null } =>
  scope.types === null && scope.body === null && (scope.until === null || 'index' in scope.until);

export function isWanted({ event, metadata: { act } }: RecordedEvent, { types, body }: ExportScope): boolean {
  return (types === null || types.has(STORED_NAMES[event.type])) && (body === null || act.body === body || act.actingFor === body);
}
