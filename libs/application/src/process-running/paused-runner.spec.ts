import { afterEach, describe, expect, it } from '@jest/globals';
import { START, type AppendOutcome, type EventLog, type LoggedEvent, type NewEvent } from '#libs/application';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { issueSpecimen, ManualClock, TestApplication } from '#libs/testing';

/** A program that is stopped at the worst moment: it has decided and sent its appends, and none has arrived yet. */
class PausedLog implements EventLog {
  readonly singleWriter = false;
  readonly outcomes: AppendOutcome[] = [];
  /** Appends that have not arrived. */
  readonly sent: NewEvent[] = [];
  private readonly wakes: (() => void)[] = [];
  private paused = true;

  constructor(private readonly log: MemoryEventLog) {}

  /** What was sent arrives now. */
  wake(): void {
    this.paused = false;
    for (const wake of this.wakes) wake();
  }

  async append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<AppendOutcome> {
    if (!this.paused) return this.log.append(stream, expectedRevision, events);
    this.sent.push(...events);
    await new Promise<void>((resolve) => this.wakes.push(resolve));
    const outcome = await this.log.append(stream, expectedRevision, events);
    this.outcomes.push(outcome);
    return outcome;
  }

  readonly readStream: EventLog['readStream'] = (...args) => this.log.readStream(...args);
  readonly streamRevision: EventLog['streamRevision'] = (stream) => this.log.streamRevision(stream);
  readonly readAll: EventLog['readAll'] = (...args) => this.log.readAll(...args);
  readonly head: EventLog['head'] = () => this.log.head();
  readonly subscribe: EventLog['subscribe'] = (...args) => this.log.subscribe(...args);
  readonly close: EventLog['close'] = async () => undefined;
}

const houses: TestApplication[] = [];
const open = (log: EventLog, seed: string, day = '2021-11-15'): TestApplication => {
  const house = new TestApplication({ log, seed, clock: ManualClock.on(day) });
  houses.push(house);
  return house;
};
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});

/** Lets everything go on until nothing is under way any more. */
const until = async (done: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 1_000 && !done(); tries++) await new Promise((resolve) => setTimeout(resolve, 1));
  expect(done()).toBe(true);
};
const streamsAndIds = (events: readonly LoggedEvent[]): readonly string[] => events.map(({ stream, revision, id }) => `${stream} ${revision} ${id}`);

describe('a program that was stopped while its appends were under way, and wakes when another has done its work', () => {
  it.each([
    ['at the same instant: each append is the identical event, and stored once', '2021-11-15', 'stored'],
    ['which worked days later: each append is refused', '2021-11-18', 'rejected'],
  ])('%s', async (_, day, kind) => {
    const log = new MemoryEventLog();
    const pausedLog = new PausedLog(log);
    const office = open(log, 'office');
    await issueSpecimen(office);
    const paused = open(pausedLog, 'paused');
    paused.runner.start();
    await until(() => pausedLog.sent.length >= 4);

    const other = open(log, 'other', day);
    await other.settle();
    const done = await log.readAll(START, 10_000);
    expect(streamsAndIds(done).filter((line) => line.startsWith('assignment-'))).toHaveLength(4);

    pausedLog.wake();
    await paused.settle();
    expect(streamsAndIds(await log.readAll(START, 10_000))).toEqual(streamsAndIds(done));
    expect(pausedLog.outcomes.map((outcome) => outcome.kind)).toEqual(pausedLog.sent.map(() => kind));
  });
});
