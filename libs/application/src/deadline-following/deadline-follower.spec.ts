import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  actorId, addDays, assignmentId, bodyId, dateAt, localDate, startOfDay, type AssignmentCommand, type AssignmentId, type Instant,
} from '#libs/domain';
import { dueOn, ManualClock, MemoryDeadlineTimer, specimenTerms, TestApplication } from '#libs/testing';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteEventLog } from '#libs/adapters/event-log-sqlite';
import { ASSIGNMENT, assignmentStream, type CommandAnswer } from '../commands/index.js';
import { decodeEvent } from '../event-catalogue/index.js';
import type { EventLog } from '../ports/event-log.js';
import { DEFAULT_DEADLINE_FOLLOWER_OPTIONS, DeadlineFollower, FoldedReminders, type DeadlineObserver, type PendingReminders } from './index.js';

const DUTY = specimenTerms().assignmentId;
const halfPastSeven = (day: string): Instant => startOfDay(localDate(day)) + 7.5 * 3_600_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Each has ids of its own. */
let houses = 0;

/** A program with a follower whose index of duties is folded from what the log holds at that moment. */
class House {
  readonly app: TestApplication;
  readonly timer: MemoryDeadlineTimer;
  readonly follower: DeadlineFollower;
  private readonly index: FoldedReminders;

  constructor(readonly log: EventLog, readonly clock: ManualClock, options: Partial<typeof DEFAULT_DEADLINE_FOLLOWER_OPTIONS> = {}, observer: DeadlineObserver = {}) {
    this.app = new TestApplication({ log, clock, seed: `house ${houses++}` });
    this.timer = new MemoryDeadlineTimer(clock);
    this.index = new FoldedReminders(log, this.app.core.rules);
    this.follower = new DeadlineFollower(this.app.core, clock, this.timer, this.index.pending, { ...DEFAULT_DEADLINE_FOLLOWER_OPTIONS, ...options }, observer);
  }

  get pending(): PendingReminders {
    return this.index.pending;
  }

  refresh(): Promise<void> {
    return this.index.catchUp();
  }

  async sweep(): Promise<number> {
    await this.refresh();
    return (await this.follower.sweep()).fired;
  }

  async act(body: string, command: AssignmentCommand, duty = DUTY): Promise<CommandAnswer> {
    const origin = {
      actor: actorId(`person-of-${body}`), body: bodyId(body), actingFor: null, occurredOn: null, lateEntryBasis: null, commandId: this.app.core.ids.fresh(), repeatable: false, requestHash: null,
      correlationId: 'c', causationId: null, expectedRevision: null,
    };
    return this.app.core.execute({ aggregate: ASSIGNMENT, stream: assignmentStream(duty), origin, refusalOf: () => null, commandFor: () => command });
  }
}

const firedOn = async (log: EventLog): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const logged of await log.readAll('', 100_000)) {
    const { event, metadata } = decodeEvent(logged);
    if (event.type === 'RungFired') found.push([dateAt(metadata.act.recordedAt), event.data.rung, event.data.grade, event.data.body, ...event.data.skipped].join(' '));
  }
  return found;
};
const assign = (due: string | null, id: AssignmentId = DUTY): AssignmentCommand => ({
  type: 'AssignTask',
  terms: specimenTerms({ assignmentId: id, deadlines: due === null ? [] : [dueOn(due)], due: due === null ? null : localDate(due), acknowledgementDue: localDate('2021-11-18') }),
});
const ACKNOWLEDGE: AssignmentCommand = { type: 'AcknowledgeAssignment', receiptNumber: null, note: null };

const folder = mkdtempSync(join(tmpdir(), 'deadline-follower-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Name of the event that an append would store. */
const decodeType = ([stream, expected, [event]]: Parameters<EventLog['append']>): string =>
  event === undefined ? '' : decodeEvent({ ...event, stream, revision: expected + 1, position: '' }).event.type;

let clock: ManualClock;
let log: MemoryEventLog;
let house: House;
beforeEach(() => {
  clock = ManualClock.on('2021-11-15');
  log = new MemoryEventLog();
  house = new House(log, clock);
});
afterEach(async () => {
  await house.follower.stop();
  await house.timer.close();
});

/** A sweep every morning at eight, as if the program ran all the time. */
async function live(until: string, morning: (day: string) => Promise<void> = async () => undefined): Promise<void> {
  for (let day = dateAt(clock.now()); day <= until; day = addDays(day, 1)) {
    clock.setDay(day);
    await morning(day);
    await house.sweep();
  }
}

describe('a follower of deadlines', () => {
  it('shows every rung of the default ladder over the years of a duty that nobody does, and of one that is answered late', async () => {
    await house.act('btv-tinh-uy', assign('2023-06-14'));
    await live('2024-12-31', async (day) => {
      if (day === '2021-12-06') await house.act('ban-tuyen-giao', ACKNOWLEDGE);
      if (day === '2024-02-01') await house.act('ban-tuyen-giao', { type: 'SubmitResult', outputs: ['BC'], note: null });
    });
    expect(await firedOn(log)).toEqual([
      '2021-11-18 acknowledgement notice ban-tuyen-giao', '2021-11-19 acknowledgement+1 remind ban-tuyen-giao', '2021-11-23 acknowledgement+3 urge ban-dan-van',
      '2023-06-07 due-7 notice ban-tuyen-giao', '2023-06-09 due-3 notice ban-tuyen-giao', '2023-06-13 due-1 notice ban-tuyen-giao', '2023-06-14 due remind ban-tuyen-giao',
      '2023-06-15 due+1 remind ban-tuyen-giao', '2023-06-21 due+5 urge ban-tuyen-giao', '2023-07-05 due+15 criticise ban-tuyen-giao', '2023-07-26 due+30 report-to-standing-committee btv-tinh-uy',
      '2024-02-15 approval remind vptu',
    ]);
    expect((await house.app.core.stateOf(ASSIGNMENT, assignmentStream(DUTY))).reminders.marks.length).toBe(3);
  });

  it('has nothing to say about a duty that is undated once it is acknowledged, suspended, withdrawn or accepted', async () => {
    const ids = ['undated', 'suspended', 'withdrawn', 'accepted'].map(assignmentId);
    for (const id of ids) {
      await house.act('btv-tinh-uy', assign(id === 'undated' ? null : '2021-12-15', id), id);
      await house.act('ban-tuyen-giao', ACKNOWLEDGE, id);
    }
    const [, suspended, withdrawn, accepted] = ids;
    await house.act('btv-tinh-uy', { type: 'SuspendAssignment', basis: 'b' }, suspended);
    await house.act('btv-tinh-uy', { type: 'WithdrawAssignment', basis: 'b' }, withdrawn);
    await house.act('ban-tuyen-giao', { type: 'SubmitResult', outputs: ['BC'], note: null }, accepted);
    await house.act('vptu', { type: 'AcceptResult', note: null }, accepted);
    await live('2022-03-31');
    expect(await firedOn(log)).toEqual([]);
  });

  it('reminds of each period of a recurring duty that is missing, also when the next one was filed', async () => {
    const { terms, ...assigned } = assign(null) as Extract<AssignmentCommand, { type: 'AssignTask' }>;
    await house.act('btv-tinh-uy', { ...assigned, terms: { ...terms, deadlines: [{ ...dueOn('2021-12-15'), phrase: 'hằng quý', kind: 'recurring', due: null, boundary: null }] } });
    await house.act('ban-tuyen-giao', ACKNOWLEDGE);
    await house.act('btv-tinh-uy', { type: 'SetRecurrence', calendar: 'ND09', rhythms: null, due: { by: 'day-of-month', monthOffset: 0, day: 20 }, basis: 'CV 9' });
    await live('2022-06-30', async (day) => {
      for (const [on, period] of [['2022-03-15', '2022-Q1'], ['2022-06-14', '2022-Q2']] as const) if (day === on) await house.act('ban-tuyen-giao', { type: 'FilePeriodResult', period, note: 'BC', nil: false });
    });
    expect((await firedOn(log)).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '2021-12-13 due-7', '2021-12-17 due-1', '2021-12-20 due', '2021-12-21 due+1', '2021-12-27 due+5', '2022-01-11 due+15', '2022-02-08 due+30',
      '2022-03-11 due-7', '2022-06-13 due-7',
    ]);
  });

  it('sends one reminder for all that passed while nothing ran', async () => {
    await house.act('btv-tinh-uy', assign('2021-12-15'));
    clock.setDay('2022-09-01');
    expect([await house.sweep(), await house.sweep()]).toEqual([2, 0]);
    expect(await firedOn(log)).toEqual([
      '2022-09-01 acknowledgement+3 urge ban-dan-van acknowledgement acknowledgement+1',
      '2022-09-01 due+30 report-to-standing-committee btv-tinh-uy due-7 due-3 due-1 due due+1 due+5 due+15',
    ]);
  });

  it('is prompt through the timer, never early, and lets the clock go back', async () => {
    await house.act('btv-tinh-uy', assign('2021-12-15'));
    await house.act('ban-tuyen-giao', ACKNOWLEDGE);
    const at = halfPastSeven('2021-12-08');
    clock.set(at - 60_000);
    await house.refresh();
    house.follower.start();
    await house.follower.sweep();
    expect(await house.timer.pending()).toBe(1);
    clock.set(at - 400 * 86_400_000);
    await pause(20);
    clock.set(at - 1);
    await pause(20);
    expect(await firedOn(log)).toEqual([]);
    clock.set(at);
    for (let tries = 0; tries < 200 && (await firedOn(log)).length === 0; tries++) await pause(5);
    expect(await firedOn(log)).toEqual(['2021-12-08 due-7 notice ban-tuyen-giao']);
  });

  it('asks a timer whose clock is ahead once more, and leaves the duty to the sweep after that', async () => {
    await house.act('btv-tinh-uy', assign('2021-12-15'));
    await house.act('ban-tuyen-giao', ACKNOWLEDGE);
    await house.refresh();
    const ahead = new MemoryDeadlineTimer(ManualClock.on('2021-12-09'));
    const asked = jest.spyOn(ahead, 'schedule');
    const follower = new DeadlineFollower(house.app.core, clock, ahead, house.pending, DEFAULT_DEADLINE_FOLLOWER_OPTIONS);
    const at = halfPastSeven('2021-12-08');
    clock.set(at - 60_000);
    follower.start();
    await follower.sweep();
    // The sweep at the start and the one just asked for: each asks, and once more when the timer has rung.
    for (let tries = 0; tries < 200 && asked.mock.calls.length < 4; tries++) await pause(5);
    await pause(50);
    expect([asked.mock.calls.map(([, wanted]) => wanted), await ahead.pending(), await firedOn(log)]).toEqual([[at, at, at, at], 0, []]);
    clock.set(at);
    expect((await follower.sweep()).fired).toBe(1);
    await follower.stop();
    await ahead.close();
  });

  it('looks at what the timer names and fires nothing that is not due, not there, or done', async () => {
    await house.act('btv-tinh-uy', assign('2021-12-15'));
    await house.act('ban-tuyen-giao', ACKNOWLEDGE);
    for (const key of [DUTY, 'nobody']) await house.timer.schedule(key, clock.now());
    house.follower.start();
    for (let tries = 0; tries < 200 && (await house.timer.pending()) > 0; tries++) await pause(5);
    expect([await house.timer.pending(), await firedOn(log)]).toEqual([0, []]);
  });

  it.each([
    ['memory', (): EventLog => new MemoryEventLog()],
    ['sqlite', (): EventLog => openSqliteEventLog({ folder })],
  ])('beside a second one on the same log changes nothing but who was first (%s)', async (_, openLog) => {
    const shared = openLog();
    const [one, other] = [new House(shared, clock), new House(shared, clock)];
    await one.act('btv-tinh-uy', assign('2021-12-15'));
    for (const day of ['2021-11-18', '2021-11-19', '2021-12-08', '2021-12-15', '2022-03-01']) {
      clock.setDay(day);
      await Promise.all([one.refresh(), other.refresh()]);
      const [first, second] = await Promise.all([one.follower.sweep(), other.follower.sweep(), one.follower.sweep()]);
      expect(first.fired + second.fired).toBe(day === '2021-12-08' ? 2 : 1);
    }
    expect((await firedOn(shared)).map((line) => line.split(' ')[1]).toSorted()).toEqual(['acknowledgement', 'acknowledgement+1', 'acknowledgement+3', 'due', 'due+30', 'due-7']);
    await shared.close();
  });

  it('hears again what could not be recorded', async () => {
    let broken = 3;
    const failing: EventLog = Object.assign(Object.create(log) as MemoryEventLog, {
      append: (...call: Parameters<EventLog['append']>) => {
        if (decodeType(call) === 'RungFired' && broken-- > 0) throw new Error('no disk');
        return log.append(...call);
      },
    });
    const faults: unknown[] = [];
    house = new House(failing, clock, {}, { faulted: (error, final) => faults.push([(error as Error).message, final]) });
    await house.act('btv-tinh-uy', assign('2021-12-15'));
    await house.act('ban-tuyen-giao', ACKNOWLEDGE);
    clock.setDay('2021-12-08');
    await house.timer.schedule(DUTY, clock.now());
    house.follower.start();
    for (let tries = 0; tries < 400 && (await house.timer.pending()) > 0; tries++) await pause(5);
    expect([await firedOn(log), faults]).toEqual([['2021-12-08 due-7 notice ban-tuyen-giao'], Array(3).fill(['no disk', false])]);
  });

  it('fires ten thousand that are overdue at a restart in bounded batches, one event each', async () => {
    let [running, most] = [0, 0];
    const counting: EventLog = Object.assign(Object.create(log) as MemoryEventLog, {
      append: async (...call: Parameters<EventLog['append']>) => {
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        const outcome = await log.append(...call);
        running -= 1;
        return outcome;
      },
    });
    house = new House(counting, clock);
    const ids = Array.from({ length: 10_000 }, (_, index) => assignmentId(`duty-${index}`));
    for (const id of ids) {
      await house.act('btv-tinh-uy', assign('2021-12-15', id), id);
      await house.act('ban-tuyen-giao', ACKNOWLEDGE, id);
    }
    clock.setDay('2022-01-10');
    most = 0;
    expect([await house.sweep(), await house.sweep()]).toEqual([10_000, 0]);
    expect(most).toBeLessThanOrEqual(DEFAULT_DEADLINE_FOLLOWER_OPTIONS.concurrency);
  }, 60_000);

  it('fires everything that has come while the timer is away, tells of it once a sweep, and asks it again at the next', async () => {
    const faults: unknown[] = [];
    house = new House(log, clock, { page: 2, horizonMs: 86_400_000 }, { faulted: (error, final) => faults.push([(error as Error).message, final]) });
    const duties = Array.from({ length: 5 }, (_, index) => assignmentId(`duty-${index}`));
    for (const id of duties) {
      await house.act('btv-tinh-uy', assign(id === duties[0] ? '2021-12-16' : '2021-12-15', id), id);
      await house.act('ban-tuyen-giao', ACKNOWLEDGE, id);
    }
    const schedule = house.timer.schedule.bind(house.timer);
    house.timer.schedule = () => Promise.reject(new Error('away'));
    clock.setDay('2021-12-08');
    await house.refresh();
    expect(await house.follower.sweep()).toEqual({ due: 4, fired: 4, scheduled: 0 });
    expect(faults).toEqual([['away', false]]);
    house.timer.schedule = schedule;
    await house.refresh();
    expect([await house.follower.sweep(), await house.timer.pending()]).toEqual([{ due: 0, fired: 0, scheduled: 1 }, 1]);
  });

  it('leaves If-Match of a caller who saw the last act valid', async () => {
    await house.act('btv-tinh-uy', assign('2021-12-15'));
    await house.act('ban-tuyen-giao', ACKNOWLEDGE);
    clock.setDay('2021-12-08');
    await house.sweep();
    const report = (expectedRevision: number): Promise<CommandAnswer> =>
      house.app.core.execute({
        aggregate: ASSIGNMENT, stream: assignmentStream(DUTY), refusalOf: () => null, commandFor: (): AssignmentCommand => ({ type: 'ReportProgress', percent: 1, note: 'n', obstacles: null }),
        origin: { actor: actorId('p'), body: bodyId('ban-tuyen-giao'), actingFor: null, occurredOn: null, lateEntryBasis: null, commandId: house.app.core.ids.fresh(), repeatable: false, requestHash: null, correlationId: 'c', causationId: null, expectedRevision },
      });
    const answer = await report(1);
    expect(answer.ok && answer.receipt.revision).toBe(3);
    for (const seen of [0, 1, 2, 4]) expect(await report(seen)).toMatchObject({ ok: false, refusal: { kind: 'stale', actualRevision: 3 } });
  });
});
