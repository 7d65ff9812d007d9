import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { NO_STREAM, START, type EventLog, type LoggedEvent, type Position, type Subscription } from '#libs/application';
import { eventId, eventNumbered, eventsNumbered, everything, logsOf, plain, store, type OpenLog } from './contract-log.js';

const STREAM = 'assignment-1';

/** A subscriber that keeps what it gets, and can be waited for. */
class Listener {
  readonly events: LoggedEvent[] = [];
  readonly ends: unknown[] = [];
  readonly subscription: Subscription;
  private look = (): void => undefined;

  constructor(log: EventLog, after: Position, handle: (events: readonly LoggedEvent[]) => Promise<void> | void = () => undefined) {
    const onBatch = async (events: readonly LoggedEvent[]): Promise<void> => {
      this.events.push(...events);
      this.look();
      await handle(events);
    };
    const onEnd = (error: unknown): void => {
      this.ends.push(error);
      this.look();
    };
    this.subscription = log.subscribe(after, onBatch, onEnd);
  }

  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.look = () => (condition() ? resolve() : undefined);
      this.look();
    });
  }

  async received(count: number): Promise<readonly string[]> {
    await this.until(() => this.events.length >= count);
    return this.events.map(({ id }) => id);
  }
}

const ids = (first: number, count: number): readonly string[] => eventsNumbered(first, count).map(({ id }) => id);

export function subscribeContract(open: OpenLog): void {
  describe('subscribe', () => {
    const opened = logsOf(open);

    it('delivers from START what is stored and then what comes, complete and in order', async () => {
      const { log } = await opened();
      await store(log, STREAM, NO_STREAM, eventsNumbered(0, 3));
      const listener = new Listener(log, START);
      expect(await listener.received(3)).toEqual(ids(0, 3));
      await store(log, 'another', NO_STREAM, eventsNumbered(3, 2));
      expect(await listener.received(5)).toEqual(ids(0, 5));
      expect(plain(listener.events)).toEqual(plain(await everything(log)));
      await listener.subscription.close();
      expect(listener.ends).toEqual([]);
    });

    it('delivers from the middle only what comes after', async () => {
      const { log } = await opened();
      const middle = await store(log, STREAM, NO_STREAM, eventsNumbered(0, 3));
      await store(log, STREAM, 2, eventsNumbered(3, 3));
      const listener = new Listener(log, middle);
      expect(await listener.received(3)).toEqual(ids(3, 3));
      await listener.subscription.close();
    });

    it('delivers from the head only what is new', async () => {
      const { log } = await opened();
      await store(log, STREAM, NO_STREAM, eventsNumbered(0, 3));
      const listener = new Listener(log, await log.head());
      await pause(20);
      expect(listener.events).toEqual([]);
      await store(log, STREAM, 2, eventsNumbered(3, 1));
      expect(await listener.received(1)).toEqual(ids(3, 1));
      await listener.subscription.close();
    });

    it('calls no handler inside the call itself', async () => {
      const { log } = await opened();
      await store(log, STREAM, NO_STREAM, eventsNumbered(0, 1));
      const listener = new Listener(log, START);
      expect(listener.events).toEqual([]);
      expect(await listener.received(1)).toEqual(ids(0, 1));
      await listener.subscription.close();
    });

    it('misses and repeats nothing while appends go on', async () => {
      const { log } = await opened();
      const listeners = [new Listener(log, START), new Listener(log, START)];
      for (let round = 0; round < 10; round++) {
        await Promise.all(Array.from({ length: 30 }, (_, n) => store(log, `stream-${n}`, round - 1, [eventNumbered(100 * round + n)])));
        if (round === 5) listeners.push(new Listener(log, START));
      }
      const all = (await everything(log)).map(({ id }) => id);
      for (const listener of listeners) {
        expect(await listener.received(300)).toEqual(all);
        await listener.subscription.close();
      }
    });

    it('lets those who appended go on before it delivers, where nobody else appends', async () => {
      const { log } = await opened();
      if (!log.singleWriter) return;
      const seen: string[] = [];
      const listener = new Listener(log, START, () => void seen.push('delivered'));
      for (let round = 0; round < 5; round++) {
        await store(log, STREAM, round - 1, [eventNumbered(round)]);
        // What an answer may pass on its way to whoever waits for it.
        for (let layer = 0; layer < 20; layer++) await Promise.resolve();
        seen.push('gone on');
        await listener.received(round + 1);
        await pause(1); // it sleeps again
      }
      await listener.subscription.close();
      expect(seen).toEqual(Array.from({ length: 5 }, () => ['gone on', 'delivered']).flat());
    });

    it('waits for the handler before the next batch', async () => {
      const { log } = await opened();
      let running = 0;
      let most = 0;
      const listener = new Listener(log, START, async () => {
        most = Math.max(most, ++running);
        await pause(5);
        running--;
      });
      for (let n = 0; n < 10; n++) {
        await store(log, STREAM, n - 1, [eventNumbered(n)]);
        await pause(2);
      }
      expect(await listener.received(10)).toEqual(ids(0, 10));
      await listener.subscription.close();
      expect({ running, most }).toEqual({ running: 0, most: 1 });
    });

    it.each([
      { title: 'throws', fail: (error: Error) => { throw error; } },
      { title: 'rejects', fail: (error: Error) => Promise.reject(error) },
    ])('ends with the error of a handler that $title, and delivers no more', async ({ fail }) => {
      const { log } = await opened();
      const error = new Error('planted');
      const listener = new Listener(log, START, () => fail(error));
      const other = new Listener(log, START);
      await store(log, STREAM, NO_STREAM, [eventNumbered(0)]);
      await listener.until(() => listener.ends.length > 0);
      await store(log, STREAM, 0, [eventNumbered(1)]);
      expect(await other.received(2)).toEqual(ids(0, 2));
      await listener.subscription.close();
      await other.subscription.close();
      expect(listener.ends).toEqual([error]);
      expect(listener.events.map(({ id }) => id)).toEqual([eventId(0)]);
      expect(other.ends).toEqual([]);
    });

    it('close waits for the running handler and stops deliveries', async () => {
      const { log } = await opened();
      let finished = false;
      const listener = new Listener(log, START, async () => {
        await pause(30);
        finished = true;
      });
      await store(log, STREAM, NO_STREAM, [eventNumbered(0)]);
      await listener.received(1);
      await listener.subscription.close();
      expect(finished).toBe(true);
      await store(log, STREAM, 0, [eventNumbered(1)]);
      await pause(20);
      expect(listener.events.map(({ id }) => id)).toEqual([eventId(0)]);
      await listener.subscription.close();
      expect(listener.ends).toEqual([]);
    });

    it('ends, after its handler, when the log is closed', async () => {
      const { log } = await opened();
      let finished = false;
      const listener = new Listener(log, START, async () => {
        await pause(30);
        finished = true;
      });
      await store(log, STREAM, NO_STREAM, [eventNumbered(0)]);
      await listener.received(1);
      await log.close();
      expect(finished).toBe(true);
      expect(listener.ends).toEqual([]);
    });

    it('catches up over many batches', async () => {
      const { log } = await opened();
      await store(log, STREAM, NO_STREAM, eventsNumbered(0, 2500));
      const listener = new Listener(log, START);
      expect(await listener.received(2500)).toEqual(ids(0, 2500));
      await listener.subscription.close();
    });
  });
}
