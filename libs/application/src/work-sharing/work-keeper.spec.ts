import { describe, expect, it } from '@jest/globals';
import { MemoryLeaseBook } from '#libs/adapters/event-log-memory';
import { START, type Position } from '../ports/index.js';
import { DEFAULT_WORK_KEEPER_OPTIONS, WorkKeeper } from './work-keeper.js';

const { lookEveryMs, askAfterMs, askAgainAfterMs, restMs, answerWithinMs } = DEFAULT_WORK_KEEPER_OPTIONS;
const SHARES = ['duties', 'numbers', 'days', 'reminders', 'notices', 'files'];
const TAKEN_OVER_MS = askAfterMs + askAgainAfterMs + answerWithinMs + 4 * lookEveryMs;

/** A program with work of which the test says how far it is and what waits. */
class Program {
  /** What waits to be done, ms by share. */
  readonly waiting = new Map<string, number>();
  readonly reached = new Map<string, Position>();
  readonly heard: string[] = [];
  readonly keeper: WorkKeeper;

  constructor(
    readonly id: string,
    book: MemoryLeaseBook,
    now: () => number,
  ) {
    const work = {
      shares: SHARES,
      begin: async (shares: ReadonlyMap<string, Position>) => void this.heard.push(...[...shares].map(([share, from]) => `+${share}${from}`)),
      end: async (shares: readonly string[]) => void this.heard.push(...shares.map((share) => `-${share}`)),
      reached: (share: string) => this.reached.get(share) ?? START,
      waitingMs: (share: string) => this.waiting.get(share) ?? 0,
    };
    this.keeper = new WorkKeeper(book, work, { id, where: `${id}:1` }, DEFAULT_WORK_KEEPER_OPTIONS, {}, now);
  }

  get does(): readonly string[] {
    return SHARES.filter((share) => this.keeper.held.has(share));
  }
}

/** Programs that look in turn while time passes; those that are dead or asleep do not. */
class House {
  readonly book = new MemoryLeaseBook();
  now = 0;
  readonly asleep = new Set<Program>();
  readonly programs: Program[] = [];

  program(id: string): Program {
    const program = new Program(id, this.book, () => this.now);
    this.programs.push(program);
    return program;
  }

  async pass(ms: number): Promise<void> {
    for (const until = this.now + ms; this.now < until; this.now += lookEveryMs) {
      for (const program of this.programs) if (!this.asleep.has(program)) await program.keeper.look();
    }
  }

  /** How many of those who are awake do each share. */
  doers(): readonly number[] {
    const awake = this.programs.filter((program) => !this.asleep.has(program));
    return SHARES.map((share) => awake.filter(({ keeper }) => keeper.held.has(share)).length);
  }
}

async function programs(...ids: readonly string[]): Promise<{ readonly house: House; readonly all: readonly Program[] }> {
  const house = new House();
  const all: Program[] = [];
  for (const id of ids) {
    all.push(house.program(id));
    await house.pass(8 * lookEveryMs);
  }
  return { house, all };
}

const ONCE = SHARES.map(() => 1);

describe('work that several programs share', () => {
  it('is all done by the first, who writes once and is asked by nobody', async () => {
    const { house, all: [alone] } = await programs('a'); // prettier-ignore
    await house.pass(3 * restMs);
    expect(alone?.does).toEqual(SHARES);
    expect(house.book.written).toHaveLength(1);
  });

  it('is parted with whoever comes: the first keeps the weighty half, each share is done once', async () => {
    const { house, all: [first, second] } = await programs('a', 'b'); // prettier-ignore
    expect([first?.does, second?.does]).toEqual([['duties', 'numbers', 'days'], ['reminders', 'notices', 'files']]);
    expect(second?.keeper.places()).toEqual(new Map([['duties', 'a:1'], ['numbers', 'a:1'], ['days', 'a:1'], ['reminders', 'b:1'], ['notices', 'b:1'], ['files', 'b:1']])); // prettier-ignore
    expect(house.book.written).toHaveLength(4); // takes all; comes and asks; answers and gives; takes
  });

  it.each([
    [3, [2, 2, 2]],
    [4, [2, 2, 1, 1]],
    [6, [1, 1, 1, 1, 1, 1]],
    [8, [1, 1, 1, 1, 1, 1, 0, 0]],
  ])('is parted among %i fairly, and then nobody gives any more', async (count, expected) => {
    const { house, all } = await programs(...Array.from({ length: count }, (_, n) => `p${n}`));
    expect(all.map(({ does }) => does.length).toSorted((a, b) => b - a)).toEqual(expected);
    expect(house.doers()).toEqual(ONCE);
    const changes = all.flatMap(({ heard }) => heard).length;
    await house.pass(20 * lookEveryMs);
    expect(all.flatMap(({ heard }) => heard).length).toBe(changes);
  });

  it('asks for nobody while nothing waits, but every five minutes', async () => {
    const { house } = await programs('a', 'b');
    const before = house.book.written.length;
    await house.pass(restMs);
    expect(house.book.written.length - before).toBeLessThanOrEqual(2);
    await house.pass(9 * restMs);
    expect(house.book.written.length - before).toBeLessThanOrEqual(20);
  });

  it('goes on within seconds where one dies with something to do, from where it was; the other keeps its own', async () => {
    const { house, all: [first, second] } = await programs('a', 'b'); // prettier-ignore
    first?.reached.set('duties', '07');
    await house.pass(restMs + 3 * lookEveryMs);
    house.asleep.add(first as Program);
    second?.waiting.set('duties', askAfterMs);
    await house.pass(TAKEN_OVER_MS);
    expect(second?.does).toEqual(SHARES);
    expect(second?.heard).toEqual(['+reminders', '+notices', '+files', '+duties07', '+numbers', '+days']);
  });

  it('of one that dies is parted among those who are left', async () => {
    const { house, all: [first, second, third] } = await programs('a', 'b', 'c'); // prettier-ignore
    house.asleep.add(second as Program);
    third?.waiting.set(second?.does[0] ?? '', askAfterMs);
    await house.pass(TAKEN_OVER_MS + 3 * lookEveryMs);
    expect([first?.does.length, third?.does.length, house.doers()]).toEqual([3, 3, ONCE]);
  });

  it('stays with one that answers, however long something waits, and is asked for ever more rarely', async () => {
    const { house, all: [first, second] } = await programs('a', 'b'); // prettier-ignore
    second?.waiting.set('duties', 60_000);
    const before = house.book.written.length;
    await house.pass(600_000);
    expect(first?.does).toEqual(['duties', 'numbers', 'days']);
    expect(house.book.written.length - before).toBeLessThan((2 * 600_000) / (5 * askAgainAfterMs));
  });

  it('is lost by one that sleeps, which ends it when it wakes and is given a part again', async () => {
    const { house, all: [first, second] } = await programs('a', 'b'); // prettier-ignore
    house.asleep.add(first as Program);
    second?.waiting.set('duties', askAfterMs);
    await house.pass(TAKEN_OVER_MS);
    expect(second?.does).toEqual(SHARES);
    second?.waiting.clear();
    house.asleep.clear();
    first?.heard.splice(0);
    await first?.keeper.look();
    expect(first?.heard).toEqual(['-duties', '-numbers', '-days']);
    await house.pass(4 * lookEveryMs);
    expect([first?.does, second?.does]).toEqual([['reminders', 'notices', 'files'], ['duties', 'numbers', 'days']]);
  });

  it('is laid down by whoever ends, and taken up at the next look', async () => {
    const { house, all: [first, second] } = await programs('a', 'b'); // prettier-ignore
    first?.reached.set('duties', '09');
    await first?.keeper.stop();
    house.asleep.add(first as Program);
    await house.pass(lookEveryMs);
    expect([first?.does, second?.does, second?.heard.includes('+duties09')]).toEqual([[], SHARES, true]);
  });

  it('that was given to one who died before taking it is taken back, and not given again', async () => {
    const { house, all: [first] } = await programs('a'); // prettier-ignore
    const second = house.program('b');
    await second.keeper.look();
    house.asleep.add(second);
    await first?.keeper.look();
    expect(first?.does).toEqual(['duties', 'numbers', 'days']);
    await house.pass(3 * answerWithinMs);
    expect(first?.does).toEqual(SHARES);
    const written = house.book.written.length;
    await house.pass(restMs / 2);
    expect(house.book.written.length).toBe(written);
  });

  it('that one cannot do goes to others, and never back; where nobody can, nobody does it', async () => {
    const { house, all: [first, second] } = await programs('a', 'b'); // prettier-ignore
    first?.reached.set('duties', '05');
    await first?.keeper.decline(['duties', 'numbers']);
    await house.pass(8 * lookEveryMs);
    expect([first?.does, second?.does]).toEqual([['days', 'notices', 'files'], ['duties', 'numbers', 'reminders']]);
    expect(second?.heard).toContain('+duties05');
    await second?.keeper.decline(['duties', 'numbers']);
    await house.pass(20 * lookEveryMs);
    expect(house.doers()).toEqual([0, 0, 1, 1, 1, 1]);
  });

  it('is done once where many see one silent at the same time', async () => {
    const house = new House();
    const first = house.program('a');
    await house.pass(lookEveryMs);
    for (const id of ['b', 'c', 'd']) house.program(id);
    house.asleep.add(first);
    for (let round = 0; round < 12; round++, house.now += lookEveryMs) await Promise.all(house.programs.slice(1).map(({ keeper }) => keeper.look()));
    expect(house.doers()).toEqual(ONCE);
    expect(house.programs.slice(1).map(({ does }) => does.length)).toEqual([2, 2, 2]);
  });

  it('survives a book that cannot be reached, and one in which something else was written', async () => {
    const { house, all: [first, second] } = await programs('a', 'b'); // prettier-ignore
    const last = house.book.last.bind(house.book);
    house.book.last = () => Promise.reject(new Error('unreachable'));
    await house.pass(restMs);
    house.book.last = last;
    await house.pass(6 * lookEveryMs);
    expect([first?.does.length, second?.does.length]).toEqual([3, 3]);
    house.book.last = async () => ({ ...(await last()), leases: null });
    await first?.keeper.look();
    house.book.last = last;
    await house.pass(8 * lookEveryMs);
    expect([house.doers(), first?.does.length]).toEqual([ONCE, 3]);
  });

  it('whose writing told nothing is done by whoever it was written for', async () => {
    const house = new House();
    const alone = house.program('a');
    const write = house.book.write.bind(house.book);
    house.book.write = async (...written) => {
      await write(...written);
      throw new Error('no answer');
    };
    await alone.keeper.look();
    expect(alone.does).toEqual([]);
    house.book.write = write;
    await alone.keeper.look();
    expect([alone.does, house.book.written.length]).toEqual([SHARES, 1]);
  });
});
