import { EventLogFaultError, encodeEvent, NO_STREAM, type DeadlineTimer, type EventLog, type EventMetadata } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { openBullmqDeadlineTimer } from '#libs/adapters/deadline-timer-bullmq';
import { openEmbeddedDeadlineTimer } from '#libs/adapters/deadline-timer-embedded';
import { openSqliteEventLog } from '#libs/adapters/event-log-sqlite';
import { NodeIds } from '#libs/adapters/ids-node';
import { actorId, bodyId, dateAt, localDate, type Instant } from '#libs/domain';
import { inFolder } from './folders.js';
import { Latencies, printResult, residentMegabytes, round } from './measure.js';
import { SUPERVISOR } from './province.js';

export interface W4Options {
  readonly timers: number;
  /** Seconds from the start to the first due time. */
  readonly lead: number;
  /** Seconds over which the due times are spread; 0 = all at once, as the peers do. */
  readonly spread: number;
  /** Seconds to wait for the last one after its due time. */
  readonly cap: number;
  /** Further timers, due in a year, that wait beside. */
  readonly pending: number;
  /** Where BullMQ holds the timers; null = the embedded timer. */
  readonly redis: string | null;
  readonly data: string | undefined;
}

const YEAR = 365 * 86_400_000;
const ids = new NodeIds();
const LEAD = bodyId('co-quan-0');

/** The event that firing a timer records: what a reminder is in the log, in a stream of its own. */
function firing(key: string, due: Instant, recordedAt: Instant): { readonly id: string; readonly bytes: Uint8Array } {
  const command = ids.derive('bench-timer', key);
  const metadata: EventMetadata = {
    act: { recordedAt, occurredOn: dateAt(recordedAt), lateEntryBasis: null, actor: actorId('process:remind-of-deadline'), body: SUPERVISOR, actingFor: null },
    commandId: command, correlationId: command, causationId: null, requestHash: null, policyVersion: 1, calendarVersion: 1,
  };
  const day = localDate(dateAt(due));
  const data = { rung: 'due', about: 'due', grade: 'remind', to: 'lead', body: LEAD, forDue: day, dueOn: day, round: 0, period: null, skipped: [] } as const;
  return { id: command, bytes: encodeEvent({ type: 'RungFired', data }, metadata).bytes };
}

async function append(log: EventLog, key: string, due: Instant, now: Instant): Promise<void> {
  const outcome = await log.append(`timer-${key}`, NO_STREAM, [firing(key, due, now)]);
  // A timer heard twice finds its stream begun: once as an event all the same.
  if (outcome.kind === 'unknown') throw new Error('the log could not tell');
}

/** Commands on the log in a row of pairs, as many as fit in the time: what one costs while timers wait. */
async function commandMs(log: EventLog, clock: SystemClock, tag: string, seconds: number): Promise<{ readonly p50: number | null; readonly p99: number | null }> {
  const latencies = new Latencies();
  const until = performance.now() + seconds * 1000;
  for (let index = 0; performance.now() < until; index++) {
    const from = performance.now();
    await append(log, `${tag}-${index}`, clock.now(), clock.now());
    latencies.add(performance.now() - from);
  }
  return { p50: latencies.percentile(0.5), p99: latencies.percentile(0.99) };
}

async function scheduleAll(timer: DeadlineTimer, count: number, keyed: string, at: (index: number) => Instant): Promise<number> {
  const keys = Array.from({ length: count }, (_, index) => ids.derive(keyed, String(index)));
  const from = performance.now();
  const BLOCK = 5_000;
  for (let first = 0; first < count; first += BLOCK) {
    await Promise.all(Array.from({ length: Math.min(BLOCK, count - first) }, (_, index) => timer.schedule(keys[first + index] as string, at(first + index))));
  }
  return performance.now() - from;
}

const ratioOf = (alone: number | null, beside: number | null): number | null => (alone === null || beside === null ? null : round(beside / alone));

/** W4: timers scheduled and fired, each firing a durable event; command line and field names as the peers'. */
export async function w4({ timers, lead, spread, cap, pending, redis, data }: W4Options): Promise<void> {
  await inFolder(data, async (folder) => {
    const clock = new SystemClock();
    const log = openSqliteEventLog({ folder, onBroken: (fault: EventLogFaultError) => process.stderr.write(`${fault.message}\n`) });
    const queued = redis === null ? null : openBullmqDeadlineTimer({ redis: { url: redis, password: null }, prefix: `bench-${ids.fresh()}`, installation: async () => null, clock, patienceMs: 60_000 });
    const timer = queued ?? openEmbeddedDeadlineTimer({ folder, clock });
    const alone = pending > 0 ? await commandMs(log, clock, 'alone', 3) : null;
    const waitingMs = await scheduleAll(timer, pending, 'waiting', (index) => clock.now() + YEAR + index);
    const beside = pending > 0 ? await commandMs(log, clock, 'beside', 3) : null;

    const begun = clock.now();
    const due = begun + lead * 1000;
    const at = (index: number): Instant => due + Math.floor((index * spread * 1000) / Math.max(1, timers));
    const scheduledMs = await scheduleAll(timer, timers, 'due', at);
    const late = new Latencies();
    let last = due;
    let first: Instant | null = null;
    let doubled = 0;
    const heard = new Set<string>();
    const allFired = Promise.withResolvers<void>();
    timer.start(async (batch) => {
      await Promise.all(
        batch.map(async ({ key, at: wanted }) => {
          await append(log, key, wanted, clock.now());
          const now = clock.now();
          if (heard.has(key)) doubled += 1;
          heard.add(key);
          late.add(now - wanted);
          first ??= now;
          last = now;
        }),
      );
      if (heard.size >= timers) allFired.resolve();
    });
    const patience = setTimeout(allFired.resolve, Math.max(0, due - clock.now()) + (spread + cap) * 1000);
    await allFired.promise;
    clearTimeout(patience);
    await timer.stop();
    const early = late.percentile(0);
    printResult({
      peer: 'dondoc', workload: 'W4', timer: redis === null ? 'embedded' : 'bullmq', timers, spread, pending, schedulePerS: Math.round((timers / scheduledMs) * 1000), fired: late.count,
      firePerS: Math.round((late.count / Math.max(1, last - Math.min(first ?? due, due))) * 1000), late50ms: late.percentile(0.5), late99ms: late.percentile(0.99), firstLateMs: early, doubled,
      ...(pending > 0 && {
        pendingSchedulePerS: Math.round((pending / waitingMs) * 1000), cmdP50ms: alone?.p50, cmdP99ms: alone?.p99, cmdP50msPending: beside?.p50, cmdP99msPending: beside?.p99,
        cmdRatio: ratioOf(alone?.p50 ?? null, beside?.p50 ?? null),
      }),
      stillPending: await timer.pending(), rssClientMB: residentMegabytes(), durability: 'SQLite WAL synchronous=FULL, group commit',
    });
    await queued?.queue.obliterate({ force: true });
    await timer.close();
    await log.close();
  });
}
