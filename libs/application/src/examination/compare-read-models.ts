import { ProjectionFeeder, readModelCatalogue } from '../projections/index.js';
import { readForFolding } from '../event-catalogue/index.js';
import type { EventLog, EventLogReader, LoggedEvent, Position, ReadModelReader, ReadModelStore } from '../ports/index.js';

/** How a read model stands beside one that was built from the log just now. */
export interface ReadModelState {
  readonly name: string;
  /** `same`: row by row. `other`: it is not what the log says; `dondoc rebuild` makes it so. `behind`: it has not heard the end of the log, so it was not compared. `missing`: there is none of this version. */
  readonly state: 'same' | 'other' | 'behind' | 'missing';
  /** The last event that it has heard; 0 when missing. */
  readonly index: number;
  /** Tables in which rows differ. */
  readonly tables: readonly string[];
}

/** Tables of a read model that hold what the log says; what is folded ahead of it is none of them. */
const TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'folded%' AND name NOT LIKE 'sqlite_%' ORDER BY name";

/**
 * Builds every read model anew beside those that serve, up to where these have come, and compares them row by row: drift is
 * a row that the log does not say. @param scratch an empty store; the caller removes it. @throws what log and stores throw.
 */
export async function compareReadModels(log: EventLogReader, serving: ReadModelStore, scratch: ReadModelStore, progress: (events: number) => void = () => undefined): Promise<readonly ReadModelState[]> {
  const projections = readModelCatalogue();
  const readers = projections.map(({ name, version }) => serving.reader(name, version));
  const upTo = Math.max(0, ...readers.map((reader) => reader?.checkpoint()?.index ?? 0));
  const feeder = new ProjectionFeeder({ log: cutAt(log, upTo), store: scratch, projections, decode: readForFolding });
  await feeder.rebuild([], progress);
  await feeder.stop();
  return projections.map(({ name, version }, at): ReadModelState => {
    const found = readers[at] ?? null;
    const index = found?.checkpoint()?.index ?? 0;
    const anew = scratch.reader(name, version);
    if (found === null || anew === null) return { name, state: 'missing', index, tables: [] };
    if (index < upTo) return { name, state: 'behind', index, tables: [] };
    const tables = tablesOf(anew).filter((table) => digestOf(found, table) !== digestOf(anew, table));
    return { name, state: tables.length === 0 ? 'same' : 'other', index, tables };
  });
}

const tablesOf = (reader: ReadModelReader): readonly string[] => reader.database.prepare(TABLES).all().map((row) => String(row['name']));

/** Number of rows and a sum over them that does not depend on their order: in constant memory. */
function digestOf(reader: ReadModelReader, table: string): string {
  let [rows, low, high] = [0, 0, 0];
  for (const row of reader.database.prepare(`SELECT * FROM "${table}"`).iterateArrays()) {
    const text = JSON.stringify(row, (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value));
    let [a, b] = [0x811c9dc5, 0x1b873593];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b + code, 0x85ebca6b) ^ (b >>> 13);
    }
    rows += 1;
    low = (low + a) | 0;
    high = (high + b) | 0;
  }
  return `${rows} ${low} ${high}`;
}

/** The log as if it ended with that event. */
function cutAt(log: EventLogReader, last: number): EventLog {
  let taken = 0;
  const reading = {
    readAll: async (after: Position, limit: number): Promise<readonly LoggedEvent[]> => {
      const page = await log.readAll(after, Math.min(limit, last - taken));
      taken += page.length;
      return page;
    },
  };
  return Object.assign(Object.create(log) as EventLog, reading);
}
