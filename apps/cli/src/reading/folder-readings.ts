import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeEvent, ProjectionFeeder, readForFolding, readModelCatalogue, ReadSide, type Asked, type Page, type Clock, type QueryAnswer } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { type Instant } from '#libs/domain';
import { MOMENT_WORDS } from '../as-of.js';
import { FailedError, UsageError } from '../command.js';
import { openInstallationLog } from './installation-log.js';

/** What no question of the command line is answered from. */
const LEFT_OUT: ReadonlySet<string> = new Set(['search', 'cascade-tree', 'command-receipts', 'pending-rungs']);

/**
 * Answers questions from the log of an installation, by read models that are built for this one time in a folder of their
 * own: so it works beside a running server and never answers from rows that are behind. Costs one reading of the log. The
 * clock says which moments have come.
 * @throws EventLogFaultError when there is no log.
 */
export async function readFolder<T>(folder: string, work: (readings: ReadSide) => Promise<T>, clock: Clock = new SystemClock()): Promise<T> {
  const log = await openInstallationLog(folder, true);
  const own = mkdtempSync(join(tmpdir(), 'dondoc-read-'));
  const store = openSqliteReadModels({ folder: own });
  try {
    const projections = readModelCatalogue().filter(({ name }) => !LEFT_OUT.has(name));
    const feeder = new ProjectionFeeder({ log, store, projections, decode: readForFolding });
    await feeder.catchUp();
    await feeder.stop();
    return await work(new ReadSide({ store, log, decode: decodeEvent, clock }));
  } finally {
    store.close();
    await log.close();
    rmSync(own, { recursive: true, force: true });
  }
}

/** Asked by the person at this machine, who may read the folder and so sees everything. */
export const askedAt = (at: Instant): Asked => ({ asOf: { kind: 'instant', at }, visibility: { kind: 'all' } });

/** The answer. @throws UsageError for a moment that is none; FailedError naming why else there is no answer. */
export async function told<A>(asking: Promise<QueryAnswer<A>>): Promise<A> {
  const answer = await asking;
  if (answer.ok) return answer.answer;
  const { kind } = answer.refusal;
  if (kind in MOMENT_WORDS) throw new UsageError(MOMENT_WORDS[kind as keyof typeof MOMENT_WORDS]);
  throw new FailedError({ vi: `không trả lời được: ${kind}`, en: 'there is no answer' });
}

/** The rows of all pages. @throws FailedError as `told`. */
export async function everyPage<A extends { readonly nextCursor: string | null }, R>(ask: (page: Page) => Promise<QueryAnswer<A>>, rowsOf: (answer: A) => readonly R[]): Promise<readonly R[]> {
  const rows: R[] = [];
  for (let cursor: string | null = null; ; ) {
    const answer: A = await told(ask({ cursor, limit: 200 }));
    rows.push(...rowsOf(answer));
    if (answer.nextCursor === null) return rows;
    cursor = answer.nextCursor;
  }
}
