import type { HandlingEvent } from '#libs/domain';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/** Each passing of a duty within a body, so that who had it at a moment is the last before it. */
export const handlingsProjection: Projection = {
  name: 'handlings',
  version: 1,
  schema: 'CREATE TABLE passed(idx INTEGER PRIMARY KEY, body TEXT NOT NULL, assignment TEXT NOT NULL, person TEXT, at INTEGER NOT NULL);',
  indexes: 'CREATE INDEX passed_of_duty ON passed(body, assignment, idx); CREATE INDEX passed_to ON passed(person, idx);',
  handles: new Set(['DutyPassed', 'DutyMovedToHead'] as const),
  open: (database) => new HandlingsWriter(database),
};

const PREFIX = 'handling-'.length;

class HandlingsWriter implements ProjectionWriter {
  private readonly rows: RowBuffer;

  constructor(database: SqlDatabase) {
    this.rows = new RowBuffer(database, 'passed', 5);
  }

  apply({ index, recorded: { stream, event, metadata } }: FedEvent): void {
    const { type, data } = event as HandlingEvent;
    this.rows.add(index, stream.slice(PREFIX), data.assignmentId, type === 'DutyPassed' ? data.person : data.to, metadata.act.recordedAt);
  }

  flush(): void {
    this.rows.flush();
  }
}
