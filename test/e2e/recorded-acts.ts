import { START } from '#libs/application';
import { openSqliteEventLogReader } from '#libs/adapters/event-log-sqlite';

const EVENTS_A_READ = 5_000;

/** How many acts stand in the log of a running program: all but who looked at what, and who was refused. */
export async function recordedActs(folder: string): Promise<number> {
  const log = openSqliteEventLogReader({ folder });
  let [after, acts] = [START, 0];
  for (;;) {
    const events = await log.readAll(after, EVENTS_A_READ);
    acts += events.filter(({ stream }) => !stream.startsWith('access-')).length;
    after = events.at(-1)?.position ?? after;
    if (events.length < EVENTS_A_READ) break;
  }
  await log.close();
  return acts;
}
