import type { Act } from '#libs/domain';
import type { ReadModelReader, SqlDatabase } from '../../ports/read-model-store.js';
import type { DomainEvent } from '../../event-catalogue/recorded-event.js';
import type { FedEvent, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/**
 * Read models of small, slow aggregates keep their acts as recorded and fold them with the domain's own code when asked:
 * any past moment is then a prefix, and nothing is computed for events that nobody asks about.
 */
export const ACTS_SCHEMA = 'CREATE TABLE act(idx INTEGER PRIMARY KEY, id TEXT NOT NULL, revision INTEGER NOT NULL, event TEXT NOT NULL, act TEXT NOT NULL);';
export const ACTS_INDEXES = 'CREATE INDEX act_of ON act(id, idx);';

/** Keeps the acts of streams named `<prefix><id>`. */
export class ActsWriter implements ProjectionWriter {
  private readonly rows: RowBuffer;

  constructor(
    database: SqlDatabase,
    private readonly prefix: string,
  ) {
    this.rows = new RowBuffer(database, 'act', 5);
  }

  apply({ index, recorded: { stream, revision, event, metadata } }: FedEvent): void {
    this.rows.add(index, stream.slice(this.prefix.length), revision, JSON.stringify(event), JSON.stringify(plainAct(metadata.act)));
  }

  flush(): void {
    this.rows.flush();
  }
}

/** Field by field: an act read while folding is an object that reads its fields only when asked. */
const plainAct = ({ recordedAt, occurredOn, lateEntryBasis, actor, body, actingFor }: Act): Act => ({ recordedAt, occurredOn, lateEntryBasis, actor, body, actingFor });

/** One aggregate as it had been recorded at a moment. */
export interface FoldedActs<S> {
  readonly id: string;
  readonly revision: number;
  readonly state: S;
}

/** The aggregates of a read model of acts after the event with that dense index: one of them, or all when `id` is null. */
export function foldedActs<S, E extends DomainEvent>({ database }: ReadModelReader, index: number, initial: S, evolve: (state: S, event: E, act: Act) => S, id: string | null = null): readonly FoldedActs<S>[] {
  const rows =
    id === null
      ? database.prepare('SELECT id, revision, event, act FROM act WHERE idx <= ? ORDER BY idx').all(index)
      : database.prepare('SELECT id, revision, event, act FROM act WHERE idx <= ? AND id = ? ORDER BY idx').all(index, id);
  const folded = new Map<string, FoldedActs<S>>();
  for (const row of rows) {
    const of = String(row['id']);
    const before = folded.get(of)?.state ?? initial;
    folded.set(of, { id: of, revision: Number(row['revision']), state: evolve(before, JSON.parse(String(row['event'])) as E, JSON.parse(String(row['act'])) as Act) });
  }
  return [...folded.values()];
}

/** One act as it was recorded: who did what, when on paper, when in the log. */
export interface StepView {
  readonly revision: number;
  /** Dense index of the event: the moment `index:<n>` shows what it left. */
  readonly index: number;
  readonly type: string;
  readonly title: { readonly vi: string; readonly en: string };
  readonly actor: string;
  readonly body: string;
  readonly actingFor: string | null;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly lateEntryBasis: string | null;
}

/** The acts of one aggregate up to the event with that dense index, in order. */
export function stepsOf<T extends string>({ database }: ReadModelReader, index: number, id: string, titles: Readonly<Record<T, StepView['title']>>): readonly StepView[] {
  return database
    .prepare('SELECT idx, revision, event, act FROM act WHERE idx <= ? AND id = ? ORDER BY idx')
    .all(index, id)
    .map((row) => {
      const { type } = JSON.parse(String(row['event'])) as { readonly type: T };
      const { actor, body, actingFor, occurredOn, recordedAt, lateEntryBasis } = JSON.parse(String(row['act'])) as Act;
      const at = new Date(recordedAt).toISOString();
      return { revision: Number(row['revision']), index: Number(row['idx']), type, title: titles[type], actor, body, actingFor, occurredOn, recordedAt: at, lateEntryBasis };
    });
}
