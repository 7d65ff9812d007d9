import { isFiled, REPORT_RHYTHMS, type AssignmentState, type DutyFacts, type FiledRun, type Recurrence } from '#libs/domain';
import type { SqlDatabase, SqlValue } from '../../ports/read-model-store.js';
import { dayNumberAt } from '../duty-columns/standing-columns.js';
import { ASSIGNMENT_EVENTS } from '../running/folded-duties.js';
import type { DutyStep, FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

export const DUTY_CONDITIONS = ['open', 'suspended', 'withdrawn', 'done'] as const satisfies readonly DutyFacts['condition'][];
/** How a filing stands: taken back (R15), in time, late, or late by its entry while its paper was in time (R13). */
export const FILING = { takenBack: 0, inTime: 1, late: 2, lateEntry: 3 } as const;

/**
 * What the periods of recurring duties are found from: how each of these duties stood from an event on, and what was filed.
 * Periods themselves are no rows: they follow from the rhythm and the day asked about. Rows of other duties: none.
 */
export const dutyPeriodsProjection: Projection = {
  name: 'duty-periods',
  version: 1,
  schema: `
    CREATE TABLE duty(idx INTEGER PRIMARY KEY, duty INTEGER NOT NULL, day INTEGER NOT NULL, condition INTEGER NOT NULL, body TEXT NOT NULL, directive TEXT NOT NULL,
      issuer TEXT NOT NULL, parties TEXT NOT NULL, recurrence TEXT);
    CREATE TABLE filing(idx INTEGER PRIMARY KEY, duty INTEGER NOT NULL, rhythm INTEGER NOT NULL, number INTEGER NOT NULL, body TEXT NOT NULL, state INTEGER NOT NULL);`,
  indexes: '',
  handles: new Set(ASSIGNMENT_EVENTS),
  open: (database) => new DutyPeriodsWriter(database),
};

class DutyPeriodsWriter implements ProjectionWriter {
  private readonly duties: RowBuffer;
  private readonly filings: RowBuffer;

  constructor(database: SqlDatabase) {
    this.duties = new RowBuffer(database, 'duty', 9);
    this.filings = new RowBuffer(database, 'filing', 6);
  }

  apply({ index, at, recorded, duty }: FedEvent): void {
    if (duty === null) return;
    const { before, after } = duty;
    // Nearly every event is of a duty that does not return: nothing more is worked out for it.
    if (before.recurrence === null && after.recurrence === null) return;
    if (duty.factsChanged || before.recurrence !== after.recurrence) this.duties.add(index, ...dutyRow(duty, dayNumberAt(at)));
    if (before.filed === after.filed) return;
    const { event, metadata: { act } } = recorded;
    if (event.type === 'PeriodResultFiled') {
      const { rhythm, number, due, late } = event.data;
      const entered = late && act.lateEntryBasis !== null && due !== null && act.occurredOn <= due;
      this.filing(index, duty, rhythm, number, entered ? FILING.lateEntry : late ? FILING.late : FILING.inTime);
      return;
    }
    for (const { rhythm, number } of filedOnlyIn(before.filed, after.filed)) this.filing(index, duty, rhythm, number, FILING.takenBack);
  }

  flush(): void {
    this.duties.flush();
    this.filings.flush();
  }

  private filing(index: number, { number: duty, after }: DutyStep, rhythm: FiledRun['rhythm'], number: number, state: number): void {
    this.filings.add(index, duty, REPORT_RHYTHMS.indexOf(rhythm), number, after.terms?.leadBody ?? '', state);
  }
}

function dutyRow({ number, facts, after, parties }: DutyStep, day: number): readonly SqlValue[] {
  const { terms } = after;
  return [number, day, DUTY_CONDITIONS.indexOf(facts.condition), terms?.leadBody ?? '', terms?.directiveId ?? '', terms?.issuer ?? '', parties, rhythmText(after, facts)];
}

/** Who stands outside is never late (feature 9), so its periods are counted nowhere. */
function rhythmText({ recurrence }: AssignmentState, { external }: DutyFacts): string | null {
  if (recurrence === null || external) return null;
  const { calendar, rhythms, from, due } = recurrence;
  return JSON.stringify({ calendar, rhythms, from, due } satisfies Recurrence);
}

/** At most one is taken back at a time, so one row an event is enough. */
function filedOnlyIn(before: readonly FiledRun[], after: readonly FiledRun[]): readonly Pick<FiledRun & { number: number }, 'rhythm' | 'number'>[] {
  return before.flatMap(({ rhythm, first, last }) =>
    Array.from({ length: last - first + 1 }, (_, place) => ({ rhythm, number: first + place })).filter(({ number }) => !isFiled(after, rhythm, number)),
  );
}
