import { hrtime } from 'node:process';
import { ProjectionFeeder, readForFolding, readModelCatalogue } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { iterateEvents, openSqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import { SeededIds } from '#libs/adapters/ids-node';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { addDays, endOfDay } from '#libs/domain';
import { furtherDepartments, playDemo, SAMPLE_BODIES, SAMPLE_PLAN_DATE, SimulatedClock } from '#libs/sample';
import { join } from 'node:path';
import { openLocalEngine } from '../../apps/cli/src/engine/local-engine.js';
import { FoldedLog } from '../../apps/cli/src/replaying/folded-log.js';
import { inFolder } from './folders.js';
import { printResult, residentMegabytes, round } from './measure.js';

export interface YearOptions {
  /** Bodies of the register, the sample's own among them. */
  readonly bodies: number;
  readonly data: string | undefined;
}

const DAYS = 365;
/** What happens within an hour of the simulated year is sent at the same time. */
const HOUR = 3_600_000;
const CONCURRENCY = 64;
const secondsSince = (from: bigint): number => round(Number(hrtime.bigint() - from) / 1e9);

/**
 * A year of the sample plan in a province of so many bodies: every act a durable append, processes and reminders
 * included, by a simulated clock; then all read models from the log.
 */
export async function year({ bodies, data }: YearOptions): Promise<void> {
  await inFolder(data, async (folder) => {
    const clock = new SimulatedClock(new SystemClock());
    const ids = new SeededIds('year');
    const engine = openLocalEngine(folder, clock, ids, CONCURRENCY);
    const until = addDays(SAMPLE_PLAN_DATE, DAYS - 1);
    const furtherBodies = furtherDepartments(Math.max(0, bodies - SAMPLE_BODIES.length));
    const from = hrtime.bigint();
    await playDemo({ ...engine, accounts: { saveAccounts: () => undefined }, clock, ids, passwordHash: '', seed: 1, until, furtherBodies, span: HOUR });
    const seconds = secondsSince(from);
    await engine.close();

    const rebuilding = hrtime.bigint();
    const log = openSqliteEventLogReader({ folder, inBlocks: true });
    const store = openSqliteReadModels({ folder: join(folder, 'read-models') });
    const feeder = new ProjectionFeeder({ log, store, projections: readModelCatalogue(), decode: readForFolding });
    await feeder.rebuild([]);
    await feeder.stop();
    const readModelsS = secondsSince(rebuilding);
    store.close();
    await log.close();

    const folded = new FoldedLog();
    const at = endOfDay(until) - 1;
    for (const logged of iterateEvents(folder)) folded.take(logged, at);
    const { boxes, total } = folded.boxes(at);
    printResult({
      workload: 'year', bodies: SAMPLE_BODIES.length + furtherBodies.length, days: DAYS, seconds, events: folded.events, eventsPerS: Math.round(folded.events / seconds), duties: total, boxes,
      reminders: folded.byType()['RungFired'] ?? 0, readModelsS, rssMB: residentMegabytes(), durability: 'SQLite WAL synchronous=FULL, group commit',
    }); // prettier-ignore
  });
}
