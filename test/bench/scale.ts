import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { decodeEvent, InboxQuestion, OverdueBoardQuestion, ReadSide, SearchQuestion, START, type EventLog, type EventLogReader, type LoggedEvent, type QueryAnswer } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { openEventStoreDbLog } from '#libs/adapters/event-log-eventstoredb';
import { LOG_FILE_NAME, openSqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { dataFolders, type EventLogConfiguration } from '#libs/engine';
import { inFolder } from './folders.js';
import { InProcessEngine } from './in-process.js';
import { Latencies, printResult, residentMegabytes, round } from './measure.js';
import { agency } from './province.js';
import { seedLog } from './seed.js';
import { Duty, issuePlan } from './workload.js';

export interface ScaleOptions {
  readonly events: number;
  readonly data: string | undefined;
  /** Servers to copy the seeded log to, and to measure there too; undefined = SQLite alone. */
  readonly url: string | undefined;
}

const COMMANDS = 400;
const QUESTIONS = 100;
const PAGE = 20_000;
const IN_FLIGHT = 256;
/** Numbers of the plans that the measured commands are about: no seeded one has them. */
const FIRST_PLAN = 1_000_000;

const now = { asOf: { kind: 'now' }, visibility: { kind: 'all' } } as const;
const QUESTIONS_ASKED: Readonly<Record<string, (side: ReadSide, turn: number) => Promise<QueryAnswer<unknown>>>> = {
  inbox: (side, turn) => side.inbox(new InboxQuestion(now, agency(turn), 'all', { cursor: null, limit: 50 })),
  overdue: (side) => side.overdueBoard(new OverdueBoardQuestion(now, 'body', 'current', { body: null, directiveId: null }, { cursor: null, limit: 50 })),
  search: (side, turn) => side.search(new SearchQuestion(now, `viec thu ${turn % 40}`, { cursor: null, limit: 50 })),
};

/**
 * What one command and one question cost beside a log of that size: an api node alone, since the work is done elsewhere. On servers, how
 * fast a new node catches up too. One JSON line for each.
 */
export async function scale({ events, data, url }: ScaleOptions): Promise<void> {
  await inFolder(data, async (folder) => {
    if (!existsSync(join(folder, LOG_FILE_NAME))) await seedLog(folder, events);
    await node('SQLite', folder, { kind: 'sqlite' }, events);
    if (url === undefined) return;
    const choice: EventLogConfiguration = { kind: 'eventstoredb', installation: `s${randomBytes(8).toString('hex')}`, connection: { url } };
    const source = openSqliteEventLogReader({ folder });
    const target = await openEventStoreDbLog(choice);
    const from = performance.now();
    const copied = await spread(source, target);
    printResult({ workload: 'scale', log: 'EventStoreDB', copied, copiedPerSecond: Math.round((copied / (performance.now() - from)) * 1000) });
    await Promise.all([source.close(), target.close()]);
    await node('EventStoreDB', undefined, choice, events);
  });
}

/** Copies every stream, many at a time: the order between streams is not kept, so that it takes minutes instead of an hour. */
async function spread(source: EventLogReader, target: EventLog): Promise<number> {
  let copied = 0;
  for (let after = START; ; ) {
    const page = await source.readAll(after, PAGE);
    const last = page.at(-1);
    if (last === undefined) return copied;
    const streams = Map.groupBy(page, ({ stream }) => stream);
    const waiting = [...streams.values()];
    const worker = async (): Promise<void> => {
      for (let events = waiting.pop(); events !== undefined; events = waiting.pop()) await append(target, events);
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
    copied += page.length;
    after = last.position;
  }
}

async function append(target: EventLog, events: readonly LoggedEvent[]): Promise<void> {
  const [first] = events as [LoggedEvent];
  const outcome = await target.append(first.stream, first.revision - 1, events.map(({ id, bytes }) => ({ id, bytes })));
  if (outcome.kind !== 'stored') throw new Error(`${first.stream}: ${outcome.kind}`);
}

async function node(log: string, folder: string | undefined, choice: EventLogConfiguration, events: number): Promise<void> {
  const from = performance.now();
  const engine = await InProcessEngine.open(folder, choice, false, 'elsewhere');
  const openMs = performance.now() - from;
  await engine.readModelsAtHead();
  const seconds = (performance.now() - from) / 1000;
  const index = await engine.events();
  printResult({ workload: 'scale', log, events, index, openMs: Math.round(openMs), caughtUpSeconds: round(seconds), eventsPerSecond: Math.round(index / seconds), rssMB: residentMegabytes() });
  await commands(log, engine, events);
  const store = openSqliteReadModels({ folder: dataFolders(engine.folder).readModels });
  const side = new ReadSide({ store, log: engine.log, decode: decodeEvent, clock: new SystemClock() });
  for (const [question, ask] of Object.entries(QUESTIONS_ASKED)) {
    const times = new Latencies();
    let refused = 0;
    for (let turn = 0; turn < QUESTIONS; turn++) {
      const began = performance.now();
      if (!(await ask(side, turn)).ok) refused += 1;
      times.add(performance.now() - began);
    }
    printResult({ workload: 'scale', log, events, question, p50ms: times.percentile(0.5), p99ms: times.percentile(0.99), refused });
  }
  store.close();
  await engine.close();
}

/** One after another, so that the time is that of one command with its fsync or its round trip. */
async function commands(log: string, engine: InProcessEngine, events: number): Promise<void> {
  const plan = await issuePlan(engine.send, FIRST_PLAN + (Date.now() % 1_000_000_000));
  const times = new Latencies();
  const used = process.cpuUsage();
  for (let sent = 0, ordinal = 0; sent < COMMANDS; ordinal++) {
    for (const duty = new Duty(plan, ordinal); !duty.finished && sent < COMMANDS; sent++) {
      const began = performance.now();
      await duty.advance(engine.send);
      times.add(performance.now() - began);
    }
  }
  const { user, system } = process.cpuUsage(used);
  printResult({ workload: 'scale', log, events, commands: COMMANDS, p50ms: times.percentile(0.5), p99ms: times.percentile(0.99), cpuMeanMs: round((user + system) / 1000 / COMMANDS) });
}
