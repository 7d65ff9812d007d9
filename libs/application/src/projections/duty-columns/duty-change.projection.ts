import type { SqlDatabase, SqlValue } from '../../ports/read-model-store.js';
import { ASSIGNMENT_EVENTS } from '../running/folded-duties.js';
import { DUTY_TABLE, DutyNumbers } from '../running/duty-numbers.js';
import { InternedNames, NAME_TABLE } from '../running/interned-names.js';
import type { DutyStep, FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/** The columns that one question needs of a duty, as numbers. */
export interface DutyColumnsSpec {
  readonly name: string;
  readonly version: number;
  /** SQL names; `idx` (dense index from which the row holds) and `duty` (its number) come before them. */
  readonly columns: readonly string[];
  /** The values in the order of `columns`; null = none. Depends on the step only. */
  row(duty: DutyStep, names: InternedNames): readonly (number | null)[];
  /** Whether a step with unchanged facts changes a column all the same. */
  alsoChanges?(duty: DutyStep): boolean;
}

/**
 * A read model of rows that are only ever added: a row holds from its index until the next row of the same duty. So
 * every past moment can be read off the same rows as the present one.
 */
export function dutyChangeProjection(spec: DutyColumnsSpec): Projection {
  return {
    name: spec.name,
    version: spec.version,
    schema: `${NAME_TABLE} ${DUTY_TABLE()} CREATE TABLE change(idx INTEGER PRIMARY KEY, duty INTEGER NOT NULL, ${spec.columns.join(', ')});`,
    indexes: '',
    handles: new Set(ASSIGNMENT_EVENTS),
    open: (database) => new DutyChangeWriter(database, spec),
  };
}

class DutyChangeWriter implements ProjectionWriter {
  private readonly names: InternedNames;
  private readonly duties: DutyNumbers;
  private readonly rows: RowBuffer;

  constructor(
    database: SqlDatabase,
    private readonly spec: DutyColumnsSpec,
  ) {
    this.names = new InternedNames(database);
    this.duties = new DutyNumbers(database);
    this.rows = new RowBuffer(database, 'change', 2 + spec.columns.length);
  }

  apply(event: FedEvent): void {
    const { duty } = event;
    if (duty === null) return;
    if (event.recorded.event.type === 'TaskAssigned') this.duties.enter(event.index, duty);
    else if (!duty.factsChanged && this.spec.alsoChanges?.(duty) !== true) return;
    const row: readonly SqlValue[] = this.spec.row(duty, this.names);
    this.rows.add(event.index, this.duties.numberOf(duty), ...row);
  }

  flush(): void {
    this.names.flush();
    this.duties.flush();
    this.rows.flush();
  }
}
