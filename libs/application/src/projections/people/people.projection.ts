import type { SqlDatabase } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/** What was recorded of persons and positions: ids only, and little, so it is folded by the domain's own code when asked. */
export const peopleProjection: Projection = {
  name: 'people',
  version: 1,
  schema: 'CREATE TABLE act(idx INTEGER PRIMARY KEY, person TEXT NOT NULL, revision INTEGER NOT NULL, at INTEGER NOT NULL, event TEXT NOT NULL);',
  indexes: 'CREATE INDEX act_of_person ON act(person, idx);',
  handles: new Set(['PersonEntered', 'PersonDataChanged', 'PersonErasureAsked', 'PersonErasureTakenBack', 'PersonErased', 'PersonAppointed', 'PositionEnded'] as const),
  open: (database) => new PeopleWriter(database),
};

/** Stands for the stream of all positions. */
export const ALL_POSITIONS = '';
const PERSON_STREAM = /^person-/;

class PeopleWriter implements ProjectionWriter {
  private readonly rows: RowBuffer;

  constructor(database: SqlDatabase) {
    this.rows = new RowBuffer(database, 'act', 5);
  }

  apply({ index, recorded: { stream, revision, event, metadata } }: FedEvent): void {
    const person = PERSON_STREAM.test(stream) ? stream.replace(PERSON_STREAM, '') : ALL_POSITIONS;
    this.rows.add(index, person, revision, metadata.act.recordedAt, JSON.stringify(event));
  }

  flush(): void {
    this.rows.flush();
  }
}
