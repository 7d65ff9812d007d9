import type { SqlDatabase } from '../../ports/read-model-store.js';
import { ASSIGNMENT_EVENTS } from '../running/folded-duties.js';
import { InternedNames, NAME_TABLE } from '../running/interned-names.js';
import { PackedRows, packedRowsTable } from '../running/packed-rows.js';
import type { DutyStep, FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { NO_DAY } from './standing-columns.js';

/** Table of the changes; the dense index from which a row holds and the number of its duty come before the columns asked for. */
export const CHANGES = 'change';
export const COLUMNS_BEFORE = 2;

/** The columns that one question needs of a duty, as numbers. */
export interface DutyColumnsSpec {
  readonly name: string;
  readonly version: number;
  readonly columns: readonly string[];
  /** Whole numbers of 32 bits in the order of `columns`; null = none. Depends on the step only. */
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
    schema: `${NAME_TABLE} ${packedRowsTable(CHANGES)}`,
    indexes: '',
    handles: new Set(ASSIGNMENT_EVENTS),
    open: (database) => new DutyChangeWriter(database, spec),
  };
}

class DutyChangeWriter implements ProjectionWriter {
  private readonly names: InternedNames;
  private readonly rows: PackedRows;

  constructor(
    database: SqlDatabase,
    private readonly spec: DutyColumnsSpec,
  ) {
    this.names = new InternedNames(database);
    this.rows = new PackedRows(database, CHANGES, COLUMNS_BEFORE + spec.columns.length);
  }

  apply(event: FedEvent): void {
    const { duty } = event;
    if (duty === null) return;
    if (!duty.factsChanged && this.spec.alsoChanges?.(duty) !== true) return;
    this.rows.cell(event.index);
    this.rows.cell(duty.number);
    for (const value of this.spec.row(duty, this.names)) this.rows.cell(value ?? NO_DAY);
  }

  flush(): void {
    this.names.flush();
    this.rows.flush();
  }
}
