import { describe, expect, it } from '@jest/globals';
import { MemoryLeaseBook } from '#libs/adapters/event-log-memory';
import { START, type Position } from '../ports/index.js';
import { DEFAULT_LEASE_KEEPER_OPTIONS, LeaseKeeper } from './lease-keeper.js';

const { lookEveryMs, askAfterMs, askAgainAfterMs, restMs, answerWithinMs } = DEFAULT_LEASE_KEEPER_OPTIONS;

/** A program with work of which the test says how far it is and what waits. */
class Program {
  upTo: Position = START;
  waiting = 0;
  readonly heard: string[] = [];
  readonly keeper: LeaseKeeper;

  constructor(
    readonly id: string,
    book: MemoryLeaseBook,
    now: () => number,
  ) {
    const work = {
      begin: (from: Position) => void this.heard.push(`begin ${from}`),
      end: async () => void this.heard.push('end'),
      reached: () => this.upTo,
      waitingMs: () => this.waiting,
    };
    this.keeper = new LeaseKeeper(book, work, { id, where: `${id}:1` }, DEFAULT_LEASE_KEEPER_OPTIONS, { changed: (standing) => void this.heard.push(standing) }, now);
  }
}

/** Programs that look in turn while time passes; those that are dead or asleep do not. */
class House {
  readonly book = new MemoryLeaseBook();
  now = 0;
  readonly asleep = new Set<Program>();
  private readonly programs: Program[] = [];

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
}

async function twoPrograms(): Promise<{ readonly house: House; readonly first: Program; readonly second: Program }> {
  const house = new House();
  const first = house.program('a');
  await house.pass(lookEveryMs);
  const second = house.program('b');
  await house.pass(5 * lookEveryMs);
  return { house, first, second };
}

describe('the lease of the work', () => {
  it('goes to the first, who is asked once by whoever comes second', async () => {
    const { house, first, second } = await twoPrograms();
    expect([first.heard, second.heard]).toEqual([['working', 'begin '], ['standing-by']]);
    expect(house.book.written.map(({ holder, asked }) => [holder, asked])).toEqual([['a', false], ['a', true], ['a', false]]);
  });

  it('is renewed by nobody while nothing waits, but for a question every five minutes', async () => {
    const { house } = await twoPrograms();
    const before = house.book.written.length;
    await house.pass(restMs);
    expect(house.book.written.length - before).toBeLessThanOrEqual(2);
    await house.pass(9 * restMs);
    expect(house.book.written.length - before).toBeLessThanOrEqual(20);
  });

  it('is not asked for at all where one program runs alone', async () => {
    const house = new House();
    house.program('a');
    await house.pass(3 * restMs);
    expect(house.book.written).toHaveLength(1);
  });

  it('goes to the other within seconds when its holder dies with something to do, from where the holder was', async () => {
    const { house, first, second } = await twoPrograms();
    first.upTo = '07';
    await house.pass(restMs + 3 * lookEveryMs);
    house.asleep.add(first);
    second.waiting = askAfterMs;
    await house.pass(askAgainAfterMs + answerWithinMs + 3 * lookEveryMs);
    expect(second.heard).toEqual(['standing-by', 'working', 'begin 07']);
    expect(second.keeper.holder?.holder).toBe('b');
  });

  it('stays with a holder that answers, however long something waits, and is asked for ever more rarely', async () => {
    const { house, second } = await twoPrograms();
    second.waiting = 60_000;
    const before = house.book.written.length;
    await house.pass(600_000);
    expect(second.heard).toEqual(['standing-by']);
    expect(house.book.written.length - before).toBeLessThan((2 * 600_000) / (5 * askAgainAfterMs));
  });

  it('is lost by a holder that sleeps, which ends its work when it wakes', async () => {
    const { house, first, second } = await twoPrograms();
    house.asleep.add(first);
    second.waiting = askAfterMs;
    await house.pass(askAgainAfterMs + answerWithinMs + 3 * lookEveryMs);
    house.asleep.clear();
    second.waiting = 0;
    await house.pass(4 * lookEveryMs);
    expect(first.heard).toEqual(['working', 'begin ', 'standing-by', 'end']);
    expect([first.keeper.standing, second.keeper.standing]).toEqual(['standing-by', 'working']);
  });

  it('is laid down by whoever ends, and taken up at the next look', async () => {
    const { house, first, second } = await twoPrograms();
    first.upTo = '09';
    await first.keeper.stop();
    house.asleep.add(first);
    await house.pass(lookEveryMs);
    expect(first.heard).toEqual(['working', 'begin ', 'end', 'standing-by']);
    expect(second.heard).toEqual(['standing-by', 'working', 'begin 09']);
  });

  it('goes to one of many who see it silent at the same time', async () => {
    const house = new House();
    const first = house.program('a');
    await house.pass(lookEveryMs);
    const others = ['b', 'c', 'd'].map((id) => house.program(id));
    house.asleep.add(first);
    await house.pass(answerWithinMs + 4 * lookEveryMs);
    expect(others.filter(({ keeper }) => keeper.standing === 'working')).toHaveLength(1);
  });

  it('survives a book that cannot be reached', async () => {
    const { house, first, second } = await twoPrograms();
    const { last } = house.book;
    house.book.last = () => Promise.reject(new Error('unreachable'));
    await house.pass(restMs);
    house.book.last = last;
    await house.pass(3 * lookEveryMs);
    expect([first.keeper.standing, second.keeper.standing]).toEqual(['working', 'standing-by']);
  });
});
