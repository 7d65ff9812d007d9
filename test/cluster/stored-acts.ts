import { decodeEvent, START, type EventLogReader, type RecordedEvent } from '#libs/application';

/** Every event of a log, decoded. */
export async function everyEvent(log: EventLogReader): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let after = START; ; ) {
    const page = await log.readAll(after, 5_000);
    events.push(...page.map((logged) => decodeEvent(logged)));
    const last = page.at(-1);
    if (last === undefined) return events;
    after = last.position;
  }
}

/** What must be there once and is there more often: ids, first events of duties, deliveries to a lead, and rungs of one limit. */
export function storedTwice(events: readonly RecordedEvent[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const recorded of events) for (const key of keysOf(recorded)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].flatMap(([key, count]) => (count > 1 ? [`${count} × ${key}`] : []));
}

function keysOf({ id, stream, event }: RecordedEvent): readonly string[] {
  switch (event.type) {
    case 'TaskAssigned':
    case 'DirectiveSent':
      return [id, `${event.type} ${stream}`];
    case 'RungFired':
      return [id, `RungFired ${stream} ${JSON.stringify([event.data.rung, event.data.about, event.data.forDue, event.data.body])}`];
    default:
      return [id];
  }
}
