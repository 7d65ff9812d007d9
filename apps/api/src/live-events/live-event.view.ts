import type { RecordedEvent } from '#libs/application';

/** One event as a server-sent message: what happened to what, and when; details are asked for where they are guarded. */
export function liveEventText(index: number, { stream, revision, event, metadata }: RecordedEvent): string {
  const data = {
    index,
    type: event.type,
    stream,
    revision,
    recordedAt: new Date(metadata.act.recordedAt).toISOString(),
    occurredOn: metadata.act.occurredOn,
    body: metadata.act.body,
  };
  return `id: ${index}\nevent: recorded\ndata: ${JSON.stringify(data)}\n\n`;
}
