import { ProjectionFeeder, readForFolding, readModelCatalogue } from '#libs/application';
import { openSqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';

/** Where the log is, and where the read models go. */
export interface RebuildFolders {
  readonly log: string;
  readonly readModels: string;
}

/** Rebuilds every read model from the log. */
export async function rebuildAll(folders: RebuildFolders): Promise<{ readonly events: number; readonly seconds: number }> {
  const log = openSqliteEventLogReader({ folder: folders.log, inBlocks: true });
  const store = openSqliteReadModels({ folder: folders.readModels });
  let events = 0;
  const feeder = new ProjectionFeeder({ log, store, projections: readModelCatalogue(), decode: readForFolding });
  const from = performance.now();
  await feeder.rebuild([], (done) => (events = done));
  const seconds = (performance.now() - from) / 1000;
  await feeder.stop();
  await log.close();
  store.close();
  return { events, seconds };
}
