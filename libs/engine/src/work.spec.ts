import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MemoryEventLog, MemoryLeaseBook } from '#libs/adapters/event-log-memory';
import { decodeEvent, NO_STREAM, START, WORK_SHARES, type AppendOutcome, type EventLog, type LeaseBook, type NewEvent, type WrittenLeases } from '#libs/application';
import { issueSpecimen, TestApplication } from '#libs/testing';
import type { Deadlines } from './deadlines.js';
import type { NoticePost } from './notices/notice-post.js';
import { Work } from './work.js';

const NEVER = new Promise<never>(() => undefined);

/** The log and the leases as one program sees them, until it dies: then nothing of it arrives anywhere, and nothing comes back. */
class Sight implements LeaseBook {
  alive = true;
  readonly log: EventLog;

  constructor(
    log: MemoryEventLog,
    private readonly book: MemoryLeaseBook,
  ) {
    this.log = Object.create(log, {
      append: { value: (stream: string, expected: number, events: readonly NewEvent[]): Promise<AppendOutcome> => (this.alive ? log.append(stream, expected, events) : NEVER) },
      singleWriter: { value: false },
    }) as EventLog;
  }

  last(): Promise<WrittenLeases> {
    return this.alive ? this.book.last() : NEVER;
  }

  write(...written: Parameters<LeaseBook['write']>): Promise<boolean> {
    return this.alive ? this.book.write(...written) : NEVER;
  }
}

class Program {
  readonly sight: Sight;
  readonly house: TestApplication;
  readonly work: Work;
  /** What it began and ended of reminders and e-mail. */
  readonly heard: string[] = [];

  constructor(id: string, log: MemoryEventLog, book: MemoryLeaseBook | null) {
    this.sight = new Sight(log, book ?? new MemoryLeaseBook());
    this.house = new TestApplication({ log: this.sight.log, seed: id });
    const { core, clock, checkpoints } = this.house;
    const deadlines = { start: () => this.heard.push('+reminders'), stop: async () => void this.heard.push('-reminders'), waitingMs: () => 0 } as unknown as Deadlines;
    const post = { start: () => this.heard.push('+notices'), stop: async () => void this.heard.push('-notices') } as unknown as NoticePost;
    this.work = new Work(this.sight.log, core, clock, checkpoints, deadlines, book === null ? null : this.sight, 'here');
    this.work.start((what, error) => this.heard.push(`${what}: ${String(error)}`));
    this.work.live({ reminders: true, post, postFaulted: () => undefined });
  }

  get does(): readonly string[] {
    return WORK_SHARES.filter((share) => this.work.does(share));
  }
}

const programs: Program[] = [];
const open = (...given: ConstructorParameters<typeof Program>): Program => {
  const program = new Program(...given);
  programs.push(program);
  return program;
};
const pass = (seconds: number): Promise<void> => jest.advanceTimersByTimeAsync(seconds * 1_000);

beforeEach(() => void jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'Date'] }));
afterEach(async () => {
  for (const { work, sight } of programs.splice(0)) if (sight.alive) await work.stop();
  jest.useRealTimers();
});

const assigned = async (log: MemoryEventLog): Promise<number> => (await log.readAll(START, 10_000)).filter((logged) => decodeEvent(logged).event.type === 'TaskAssigned').length;
const PARTED = { first: ['duties', 'numbers', 'reporting-in-change', 'inspections-in-change'], second: ['days', 'reminders', 'notices', 'files'] };

describe('the work of several programs', () => {
  it('is all done by the one that holds a log alone', async () => {
    const alone = open('a', new MemoryEventLog(), null);
    await pass(1);
    expect([alone.does, alone.heard, alone.work.places()]).toEqual([WORK_SHARES, ['+reminders', '+notices'], new Map()]);
  });

  it('is parted between two, each share done by one of them', async () => {
    const [log, book] = [new MemoryEventLog(), new MemoryLeaseBook()];
    const first = open('a', log, book);
    await pass(2);
    const second = open('b', log, book);
    await pass(5);
    expect([first.does, second.does]).toEqual([PARTED.first, PARTED.second]);
    expect([first.heard, second.heard]).toEqual([['+reminders', '+notices', '-notices', '-reminders'], ['+reminders', '+notices']]);
    await issueSpecimen(second.house);
    await pass(1);
    expect(await assigned(log)).toBe(4);
    expect([first.work.reached('duties'), second.work.reached('duties')]).toEqual([await log.head(), null]);
  });

  it('of processes is left by one that cannot read an event, which goes on with the rest and does not end', async () => {
    const [log, book] = [new MemoryEventLog(), new MemoryLeaseBook()];
    const first = open('a', log, book);
    await pass(2);
    await log.append('assignment-new', NO_STREAM, [{ id: '00000000-0000-5000-9000-000000000001', bytes: Buffer.from('{"type":"made-by-a-newer-version","schemaVersion":1}') }]);
    await pass(30);
    expect(first.does).toEqual(PARTED.second);
    expect(first.heard.filter((line) => line.startsWith('processes'))).toEqual(['processes: UnreadableEventError: event 0 of assignment-new cannot be read: a kind that this version does not know']);
  });

  it('of one that dies is taken over within seconds when something waits for it, and of one that ends at once', async () => {
    const [log, book] = [new MemoryEventLog(), new MemoryLeaseBook()];
    const first = open('a', log, book);
    await pass(2);
    const second = open('b', log, book);
    await pass(5);
    first.sight.alive = false;
    await issueSpecimen(second.house);
    await pass(12);
    expect([second.does, await assigned(log)]).toEqual([WORK_SHARES, 4]);

    const third = open('c', log, book);
    await pass(5);
    expect([second.does.length, third.does.length]).toEqual([4, 4]);
    await second.work.stop();
    expect(second.does).toEqual([]);
    await pass(1);
    expect(third.does).toEqual(WORK_SHARES);
    programs.splice(programs.indexOf(second), 1);
  });
});
