import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { EventLogFaultError, START, type LoggedEvent, type Position } from '#libs/application';
import { Follower } from './follower.js';
import { KnownEnds } from './known-ends.js';
import type { ReadEvent } from './read-event.js';

const AT_ONCE = 10;
const event = (index: number, revision = index): ReadEvent => ({ id: String(index), stream: 'a', revision, position: String(index).padStart(6, '0'), bytes: new Uint8Array(), foreign: false });

/** Servers with so many events of one stream, that can be told what to answer next. */
class Servers {
  readonly asked: Position[] = [];
  readonly answers: (readonly ReadEvent[] | Error)[] = [];
  events: ReadEvent[];

  constructor(count: number) {
    this.events = Array.from({ length: count }, (_, index) => event(index));
  }

  async after(position: Position, limit: number): Promise<readonly ReadEvent[]> {
    this.asked.push(position);
    const told = this.answers.shift();
    if (told instanceof Error) throw told;
    return told ?? this.events.filter((one) => one.position > position).slice(0, limit);
  }
}

interface Followed {
  readonly follower: Follower;
  readonly ends: KnownEnds;
  readonly batches: (readonly string[])[];
  readonly fault: Promise<unknown>;
}

function follow(servers: Servers, handle: () => Promise<void> = async () => undefined): Followed {
  const batches: (readonly string[])[] = [];
  const ends = new KnownEnds();
  const { promise: fault, resolve: onEnd } = Promise.withResolvers<unknown>();
  const onBatch = async (events: readonly LoggedEvent[]): Promise<void> => {
    batches.push(events.map(({ id }) => id));
    await handle();
  };
  return { follower: new Follower({ reader: servers, ends, after: START, onBatch, onEnd, eventsAtOnce: AT_ONCE, pollMs: 5 }), ends, batches, fault };
}

async function until(holds: () => boolean): Promise<void> {
  for (let looks = 0; !holds(); looks++) {
    if (looks > 20_000) throw new Error('it never came to that');
    await pause(1);
  }
}
const ids = (from: number, to: number): readonly string[] => Array.from({ length: to - from }, (_, index) => String(from + index));

describe('following servers', () => {
  it('hands over everything in order, one batch at a time, and what comes later', async () => {
    const servers = new Servers(25);
    const { follower, batches } = follow(servers);
    await until(() => batches.flat().length === 25);
    servers.events.push(event(25), event(26));
    follower.wake();
    await until(() => batches.flat().length === 27);
    await follower.close();
    expect(batches.flat()).toEqual(ids(0, 27));
    expect(batches.every((batch) => batch.length <= AT_ONCE)).toBe(true);
  });

  it('reads on while a batch is handled, so that the ends of streams stay known, and no further than it may', async () => {
    const servers = new Servers(3);
    const handling = Promise.withResolvers<void>();
    const { follower, ends, batches } = follow(servers, () => handling.promise);
    await until(() => batches.length === 1);
    servers.events.push(event(3), event(4));
    await until(() => ends.get('a') === 4);
    servers.events.push(...Array.from({ length: 100 }, (_, index) => event(5 + index)));
    const furthest = (): number => Math.max(...servers.asked.map((position) => Number(position) + 1));
    await until(() => furthest() >= 25);
    await pause(30);
    expect([batches.length, furthest() < 40]).toEqual([1, true]);
    handling.resolve();
    await until(() => batches.flat().length === 105);
    await follower.close();
    expect(batches.flat()).toEqual(ids(0, 105));
  });

  it('reads again after a hole, and goes on when it was not in the log', async () => {
    const servers = new Servers(4);
    servers.answers.push([event(0), event(2), event(3)]);
    const { follower, batches } = follow(servers);
    await until(() => batches.flat().length === 4);
    await follower.close();
    expect(batches.flat()).toEqual(ids(0, 4));
  });

  it('ends with a hole that is in the log, having handed over what is before it', async () => {
    const servers = new Servers(0);
    servers.events = [event(0), event(1, 5)];
    const { batches, fault } = follow(servers);
    expect([await fault, batches]).toEqual([new EventLogFaultError('log-damaged', 'a, 5'), [['0']]]);
  });

  it('asks servers that are out of reach again, and ends with what asking again cannot change', async () => {
    const servers = new Servers(2);
    servers.answers.push(new Error('away'), new Error('away'));
    const { batches, fault } = follow(servers);
    await until(() => batches.flat().length === 2);
    const denied = new EventLogFaultError('log-access-denied', 'servers');
    servers.answers.push(denied);
    expect(await fault).toBe(denied);
  });

  it('ends with what its handler throws', async () => {
    const broken = new Error('broken');
    const { fault } = follow(new Servers(1), () => Promise.reject(broken));
    expect(await fault).toBe(broken);
  });

  it('closes at once while servers do not answer, and after a batch that is being handled', async () => {
    const silent = new Servers(0);
    silent.after = () => new Promise(() => undefined);
    await follow(silent).follower.close();
    const handling = Promise.withResolvers<void>();
    const { follower, batches } = follow(new Servers(1), () => handling.promise);
    await until(() => batches.length === 1);
    let closed = false;
    const closing = follower.close().then(() => (closed = true));
    await pause(5);
    expect(closed).toBe(false);
    handling.resolve();
    await closing;
  });
});
