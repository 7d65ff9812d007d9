import { standingDutyOf, type AssignmentState, type StandingDuty } from '#libs/domain';
import type { SqlDatabase, SqlValue } from '../../ports/read-model-store.js';
import { dayOf } from '../duty-columns/standing-columns.js';
import { ASSIGNMENT_EVENTS } from '../running/folded-duties.js';
import { InternedNames, NAME_TABLE } from '../running/interned-names.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/** Bits of `flags`; without `stands` the duty left the list with that row. */
export const STANDING_FLAG = { stands: 1, reported: 2, ended: 4, suspended: 8 } as const;

/**
 * How each standing duty stands from an event on, for its reviews (R9): only duties that stand have rows. Days are day
 * numbers; whether a review is due is found when it is asked for, by the rhythm of the issuer's policy then.
 */
export const standingDutiesProjection: Projection = {
  name: 'standing-duties',
  version: 1,
  schema: `${NAME_TABLE}
    CREATE TABLE change(duty TEXT NOT NULL, idx INTEGER NOT NULL, office INTEGER NOT NULL, issuer INTEGER NOT NULL, body INTEGER NOT NULL, parties INTEGER NOT NULL,
      assigned INTEGER NOT NULL, reviewed INTEGER, next INTEGER, flags INTEGER NOT NULL, PRIMARY KEY(duty, idx)) WITHOUT ROWID;`,
  indexes: '',
  handles: new Set(ASSIGNMENT_EVENTS),
  open: (database) => new StandingDutiesWriter(database),
};

class StandingDutiesWriter implements ProjectionWriter {
  private readonly names: InternedNames;
  private readonly rows: RowBuffer;

  constructor(database: SqlDatabase) {
    this.names = new InternedNames(database);
    this.rows = new RowBuffer(database, 'change', 10);
  }

  apply({ index, duty }: FedEvent): void {
    if (duty === null) return;
    const { before, after, facts, id } = duty;
    // Nearly every event is of a duty that neither stood nor stands: nothing more is worked out for it.
    if (before.deadlines === after.deadlines && facts.line !== 'standing') return;
    const [was, stands] = [standingDutyOf(before), standingDutyOf(after)];
    if (stands === null && was === null) return;
    if (stands !== null && was !== null && flagsOf(stands) === flagsOf(was) && stands.lastReviewOn === was.lastReviewOn && sameBodies(before, after) && !duty.factsChanged) return;
    this.rows.add(id, index, ...this.row(after, duty.parties, stands));
  }

  flush(): void {
    this.names.flush();
    this.rows.flush();
  }

  private row({ terms, assignedOn }: AssignmentState, parties: string, stands: StandingDuty | null): readonly SqlValue[] {
    const [office, issuer, body] = [terms?.supervisingBody ?? '', terms?.issuer ?? '', terms?.leadBody ?? ''].map((text) => this.names.numberOf(text)) as [number, number, number];
    const flags = stands === null ? 0 : flagsOf(stands);
    return [office, issuer, body, this.names.numberOf(parties), dayOf(assignedOn) ?? 0, dayOf(stands?.lastReviewOn ?? null), dayOf(stands?.nextReviewOn ?? null), flags];
  }
}

const flagsOf = ({ reported, ended, suspended }: StandingDuty): number =>
  STANDING_FLAG.stands | (reported ? STANDING_FLAG.reported : 0) | (ended ? STANDING_FLAG.ended : 0) | (suspended ? STANDING_FLAG.suspended : 0);

const sameBodies = ({ terms: a }: AssignmentState, { terms: b }: AssignmentState): boolean =>
  a?.supervisingBody === b?.supervisingBody && a?.issuer === b?.issuer && a?.leadBody === b?.leadBody;
