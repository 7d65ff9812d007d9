import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Clock, DeadlineTimer, DueTimer } from '#libs/application';
import { ManualClock } from '../ports/manual-clock.js';

/** Where the timers of one test are kept. `open` gives an instance that looks at the clock every few milliseconds, the second time what a restart finds. */
export interface DeadlineTimerPlace {
  open(clock: Clock): DeadlineTimer;
  remove(): void;
}

const NOW = Date.parse('2021-11-15T01:00:00Z');
const DAY = 86_400_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** Long enough for several looks at the clock. */
const SEVERAL_LOOKS = 40;

async function until(done: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !done(); tries++) await pause(5);
  expect(done()).toBe(true);
}

/** What every deadline timer must do. */
export function deadlineTimerContract(name: string, newPlace: () => DeadlineTimerPlace): void {
  describe(`deadline timer: ${name}`, () => {
    let place: DeadlineTimerPlace;
    let clock: ManualClock;
    let open: DeadlineTimer[];
    const heard: DueTimer[] = [];
    const start = (timer: DeadlineTimer): void =>
      timer.start(async (due) => {
        heard.push(...due);
      });
    const opened = (): DeadlineTimer => {
      const timer = place.open(clock);
      open.push(timer);
      return timer;
    };

    beforeEach(() => {
      place = newPlace();
      clock = new ManualClock(NOW);
      open = [];
      heard.length = 0;
    });
    afterEach(async () => {
      for (const timer of open) await timer.close();
      place.remove();
    });

    it('delivers what is due, in the order of the instants, and nothing else', async () => {
      const timer = opened();
      await Promise.all([timer.schedule('b', NOW), timer.schedule('a', NOW - 5), timer.schedule('c', NOW + 1)]);
      start(timer);
      await until(() => heard.length === 2);
      await pause(SEVERAL_LOOKS);
      expect([heard, await timer.pending()]).toEqual([[{ key: 'a', at: NOW - 5 }, { key: 'b', at: NOW }], 1]);
    });

    it('is never early, from one millisecond to thirty years ahead', async () => {
      const timer = opened();
      start(timer);
      const waits = [1, 1000, DAY, 25 * DAY, 30 * 365 * DAY];
      for (const wait of waits) await timer.schedule(`in ${wait}`, NOW + wait);
      for (const [index, wait] of waits.entries()) {
        clock.set(NOW + wait - 1);
        await pause(SEVERAL_LOOKS / 2);
        expect(heard.length).toBe(index);
        clock.set(NOW + wait);
        await until(() => heard.length === index + 1);
      }
      expect(heard.map(({ key }) => key)).toEqual(waits.map((wait) => `in ${wait}`));
    });

    it('follows a clock that jumps forward, and waits for one that was put back', async () => {
      const timer = opened();
      start(timer);
      await timer.schedule('a', NOW + DAY);
      clock.set(NOW - 400 * DAY);
      await pause(SEVERAL_LOOKS);
      clock.set(NOW + DAY - 1);
      await pause(SEVERAL_LOOKS);
      expect(heard).toEqual([]);
      clock.set(NOW + 5000 * DAY);
      await until(() => heard.length === 1);
      expect(heard).toEqual([{ key: 'a', at: NOW + DAY }]);
    });

    it('keeps one timer for each key: the last word counts', async () => {
      const timer = opened();
      await timer.schedule('a', NOW);
      await timer.schedule('a', NOW + DAY);
      await timer.schedule('b', NOW);
      await timer.cancel('b');
      await timer.cancel('nobody');
      void timer.schedule('c', NOW);
      void timer.cancel('c');
      void timer.schedule('c', NOW + 1);
      expect(await timer.pending()).toBe(2);
      start(timer);
      await pause(SEVERAL_LOOKS);
      expect(heard).toEqual([]);
      clock.set(NOW + DAY);
      await until(() => heard.length === 2);
      expect(heard).toEqual([{ key: 'c', at: NOW + 1 }, { key: 'a', at: NOW + DAY }]);
    });

    it('delivers again what could not be delivered, and once what could', async () => {
      const timer = opened();
      let tries = 0;
      await timer.schedule('a', NOW);
      timer.start(async (due) => {
        tries += 1;
        if (tries < 3) throw new Error('not now');
        heard.push(...due);
      });
      await until(() => heard.length === 1);
      await pause(SEVERAL_LOOKS);
      expect([tries, heard, await timer.pending()]).toEqual([3, [{ key: 'a', at: NOW }], 0]);
    });

    it('takes a key scheduled again while it is delivered for a new timer', async () => {
      const timer = opened();
      await timer.schedule('a', NOW);
      await timer.schedule('b', NOW);
      timer.start(async (due) => {
        const first = heard.length === 0;
        heard.push(...due);
        if (first) await Promise.all([timer.schedule('a', NOW), timer.schedule('b', NOW + 1)]);
      });
      await until(() => heard.length === 3);
      await pause(SEVERAL_LOOKS);
      clock.advance(1);
      await until(() => heard.length === 4);
      expect(heard.map(({ key, at }) => `${key}${at - NOW}`)).toEqual(['a0', 'b0', 'a0', 'b1']);
      expect(await timer.pending()).toBe(0);
    });

    it('delivers to one at a time, and stops when that one has ended', async () => {
      const timer = opened();
      let running = 0;
      let most = 0;
      await timer.schedule('a', NOW);
      timer.start(async (due) => {
        running += 1;
        most = Math.max(most, running);
        await timer.schedule('b', NOW);
        await pause(SEVERAL_LOOKS);
        heard.push(...due);
        running -= 1;
      });
      await until(() => running === 1);
      await timer.stop();
      expect([running, most, heard]).toEqual([0, 1, [{ key: 'a', at: NOW }]]);
      await pause(SEVERAL_LOOKS);
      expect([heard.length, await timer.pending()]).toEqual([1, 1]);
      start(timer);
      await until(() => heard.length === 2);
    });

    it('loses nothing over a restart, overdue or not', async () => {
      const before = opened();
      for (let index = 0; index < 500; index++) void before.schedule(`k${index}`, NOW + (index % 2) * DAY);
      await before.schedule('last', NOW);
      await before.close();
      const after = opened();
      expect(await after.pending()).toBe(501);
      start(after);
      await until(() => heard.length === 251);
      await after.close();
      clock.set(NOW + DAY);
      const third = opened();
      start(third);
      await until(() => heard.length === 501);
      expect(new Set(heard.map(({ key }) => key)).size).toBe(501);
    });

    it('delivers again after a restart what was being delivered', async () => {
      const before = opened();
      await before.schedule('a', NOW);
      let begun = false;
      before.start(() => {
        begun = true;
        return Promise.reject(new Error('died'));
      });
      await until(() => begun);
      await before.close();
      const after = opened();
      start(after);
      await until(() => heard.length === 1);
      expect(heard).toEqual([{ key: 'a', at: NOW }]);
    });

    it('refuses what is no timer', async () => {
      const timer = opened();
      for (const [key, at] of [['', NOW], ['a', Number.NaN], ['a', 1.5], ['a', Number.POSITIVE_INFINITY]] as const) {
        await expect(timer.schedule(key, at)).rejects.toThrow(RangeError);
      }
      expect(await timer.pending()).toBe(0);
    });

    it('hears of the same timers as a table does, in any order of calls', async () => {
      const calls = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), at: fc.option(fc.integer({ min: -3, max: 3 })), pause: fc.boolean() }), { maxLength: 20 });
      await fc.assert(
        fc.asyncProperty(calls, async (made) => {
          const one = newPlace();
          const timer = one.open(clock);
          const table = new Map<string, number>();
          for (const { key, at, pause: waits } of made) {
            const done = at === null ? timer.cancel(key) : timer.schedule(key, NOW + at);
            if (waits) await done;
            if (at === null) table.delete(key);
            else table.set(key, NOW + at);
          }
          const due: DueTimer[] = [];
          expect(await timer.pending()).toBe(table.size);
          timer.start(async (some) => void due.push(...some));
          const wanted = [...table].filter(([, at]) => at <= NOW).map(([key, at]) => ({ key, at }));
          await until(() => due.length >= wanted.length);
          await timer.close();
          one.remove();
          const order = (timers: readonly DueTimer[]): readonly DueTimer[] => timers.toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
          expect(order(due)).toEqual(order(wanted));
          expect(due.map(({ at }) => at)).toEqual(due.map(({ at }) => at).toSorted((a, b) => a - b));
        }),
        { numRuns: 30 },
      );
    });
  });
}
