import { randomBytes } from 'node:crypto';
import { binaryEvent, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeEvent, NO_STREAM, START, UnreadableEventError, type LoggedEvent } from '#libs/application';
import { openEventStoreDbLog, type EventStoreDbLog, type LogAlarm } from '#libs/adapters/event-log-eventstoredb';
import { eventNumbered, eventsNumbered, everything, store } from '#libs/testing';

const url = process.env['EVENTSTOREDB_URL'];

(url === undefined ? describe.skip : describe)('what strangers do to the streams of a log', () => {
  const installation = `t${randomBytes(8).toString('hex')}`;
  const alarms: LogAlarm[] = [];
  let log: EventStoreDbLog;
  let client: EventStoreDBClient;
  const streamId = (stream: string): string => `${installation}.${stream}`;
  const heard = new Set<string>();
  /** What was told for the first time since it was asked last: whoever reads from the beginning is told of everything again. */
  const told = (): readonly string[] => {
    const news = [...new Set(alarms.splice(0).map(({ kind, streamId: id }) => `${kind} ${id}`))].filter((alarm) => !heard.has(alarm));
    for (const alarm of news) heard.add(alarm);
    return news;
  };
  const reopened = async (suspect: string): Promise<unknown> => {
    try {
      await (await openEventStoreDbLog({ connection: { url: url ?? '' }, installation, suspects: [streamId(suspect)] })).close();
      return 'opened';
    } catch (error) {
      return (error as { readonly code?: unknown }).code;
    }
  };

  beforeAll(async () => {
    client = EventStoreDBClient.connectionString(url ?? '');
    log = await openEventStoreDbLog({ connection: { url: url ?? '' }, installation, onAlarm: (alarm) => alarms.push(alarm) });
  });
  afterAll(async () => {
    await log.close();
    await client.dispose();
  });

  it.each([
    ['another type', binaryEvent({ type: 'OrderPlaced', data: Buffer.from('{}') })],
    ['JSON for the server', jsonEvent({ type: 'dondoc.event', data: { type: 'progress-reported' } })],
    ['our type with metadata', binaryEvent({ type: 'dondoc.event', data: Buffer.from('{}'), metadata: { by: 'x' } as never })],
  ])('an event of theirs takes its place and is told, is no event of the log, and closes the stream: %s', async (name, event) => {
    const stream = `with ${name}`;
    await store(log, stream, NO_STREAM, [eventNumbered(1)]);
    await client.appendToStream(streamId(stream), event);
    await expect(log.append(stream, 0, [eventNumbered(2)])).rejects.toMatchObject({ code: 'log-foreign-event' });
    const own = (events: readonly LoggedEvent[]) => events.filter((each) => each.stream === stream).map(({ revision }) => revision);
    expect([own(await log.readStream(stream)), own(await everything(log))]).toEqual([[0], [0]]);
    await store(log, `after ${name}`, NO_STREAM, [eventNumbered(3)]);
    const followed: LoggedEvent[] = [];
    await new Promise<void>((resolve, reject) => {
      const subscription = log.subscribe(START, (events) => {
        followed.push(...events);
        if (events.some((each) => each.stream === `after ${name}`)) void subscription.close().then(resolve, reject);
      }, reject);
    });
    expect(own(followed)).toEqual([0]);
    expect(told()).toEqual([`foreign-event ${streamId(stream)}`]);
    expect(await reopened(stream)).toBe('opened');
  });

  it('bytes that were blacked out are no envelope', async () => {
    const stream = 'redacted';
    await store(log, stream, NO_STREAM, [{ ...eventNumbered(1), bytes: Buffer.alloc(40, 0xff) }]);
    const [event] = await log.readStream(stream);
    expect(() => decodeEvent(event as never)).toThrow(UnreadableEventError);
  });

  it('a limit on a stream is told to whoever follows, and the log is not opened again before it is lifted', async () => {
    const stream = 'limited';
    await store(log, stream, NO_STREAM, eventsNumbered(10, 5));
    told();
    await client.setStreamMetadata(streamId(stream), { maxCount: 2 });
    await everything(log);
    expect(told()).toEqual([`stream-limited ${streamId(stream)}`]);
    expect(await reopened(stream)).toBe('log-stream-limited');
    await client.setStreamMetadata(streamId(stream), {});
    expect(await reopened(stream)).toBe('opened');
  });

  it('a stream that was deleted for good is an alarm, never an empty one', async () => {
    const stream = 'destroyed';
    await store(log, stream, NO_STREAM, [eventNumbered(30)]);
    told();
    await client.tombstoneStream(streamId(stream));
    await expect(log.readStream(stream)).rejects.toMatchObject({ code: 'log-stream-destroyed' });
    await expect(log.append(stream, 0, [eventNumbered(31)])).rejects.toMatchObject({ code: 'log-stream-destroyed' });
    await everything(log);
    expect(told()).toEqual([`stream-destroyed ${streamId(stream)}`]);
    expect(await reopened(stream)).toBe('log-stream-destroyed');
  });
});
