import {
  evolveUrging, initialUrging, type AssignmentId, type BodyId, type Instant, type LeftOutDuty, type LocalDate, type UrgedDuty, type UrgingAddressee, type UrgingDocument, type UrgingEvent,
  type UrgingId, type UrgingState,
} from '#libs/domain';
import type { ReadModelReader, SqlRow } from '../../ports/read-model-store.js';

/** One act on an urging as it was recorded. */
export interface UrgingAct {
  readonly event: UrgingEvent;
  readonly revision: number;
  /** Running maximum of `recordedAt` (R13). */
  readonly at: Instant;
  readonly occurredOn: LocalDate;
  readonly lateEntry: boolean;
}

/** One urging as it had been recorded at a moment, by the domain's own fold. */
export interface UrgingThen {
  /** Dense index of its first event: later urgings have greater ones. */
  readonly index: number;
  readonly document: UrgingDocument;
  /** Without its duties, of which there may be hundreds. */
  readonly state: Omit<UrgingState, 'duties'>;
  readonly dutyCount: number;
  /** Read when they are first asked for; those of all leads. */
  duties(): readonly UrgedDuty[];
  readonly acts: readonly UrgingAct[];
  readonly revision: number;
  /** Whose answers the asker may see: null = everybody's; else those of these addressees. */
  readonly seen: readonly BodyId[] | null;
}

/** The urgings of a read model as they stood after one event, for one asker. */
export class Urgings {
  constructor(
    private readonly reader: ReadModelReader,
    private readonly index: number,
    /** Null = everything; else the asker's bodies and those that they continue. */
    private readonly bodies: readonly BodyId[] | null,
  ) {}

  /** Null: there is no such urging, or it may not be known. */
  byId(id: string): UrgingThen | null {
    const row = this.reader.database.prepare('SELECT * FROM urging WHERE id = ? AND idx <= ?').get(id, this.index);
    return row === undefined ? null : this.asOf(row);
  }

  /** Ids of the urgings of a duty, newest first. */
  ofDuty(assignment: AssignmentId): readonly string[] {
    return this.ids('SELECT urging.id FROM duty JOIN urging ON urging.id = duty.urging WHERE duty.assignment = ? AND urging.idx <= ? ORDER BY urging.idx DESC', assignment);
  }

  /** Ids of the urgings that address a body, newest first. */
  addressedTo(body: BodyId): readonly string[] {
    return this.ids('SELECT urging.id FROM addressee JOIN urging ON urging.id = addressee.urging WHERE addressee.body = ? AND urging.idx <= ? ORDER BY urging.idx DESC', body);
  }

  /** Urgings that may be known, newest first, from before an index on; `narrow` values of null are left open. */
  *before(index: number, narrow: { readonly issuer: BodyId | null; readonly addressee: BodyId | null; readonly directiveId: string | null; readonly grade: string | null }): Generator<UrgingThen> {
    const { issuer, addressee, directiveId, grade } = narrow;
    const page = this.reader.database.prepare(
      `SELECT * FROM urging WHERE idx < ?1 AND idx <= ?2 AND (?3 IS NULL OR issuer = ?3) AND (?4 IS NULL OR grade = ?4)
        AND (?5 IS NULL OR EXISTS (SELECT 1 FROM addressee WHERE addressee.urging = urging.id AND addressee.body = ?5))
        AND (?6 IS NULL OR directive = ?6 OR EXISTS (SELECT 1 FROM duty WHERE duty.urging = urging.id AND json_extract(duty.line, '$.directiveId') = ?6))
      ORDER BY idx DESC LIMIT ${ROWS_AT_ONCE}`,
    );
    for (let from = index; ; ) {
      const rows = page.all(from, this.index, issuer, grade, addressee, directiveId);
      for (const row of rows) {
        const found = this.asOf(row);
        if (found !== null && answersTo(found, narrow)) yield found;
        from = Number(row['idx']);
      }
      if (rows.length < ROWS_AT_ONCE) return;
    }
  }

  private ids(sql: string, value: string): readonly string[] {
    return this.reader.database.prepare(sql).all(value, this.index).map((row) => String(row['id']));
  }

  private asOf(row: SqlRow): UrgingThen | null {
    const id = String(row['id']) as UrgingId;
    const document = parsed<UrgingDocument>(row['document']);
    const addressees = this.lines<UrgingAddressee>('addressee', id);
    const seen = this.seenOf(document, addressees);
    if (seen !== null && seen.length === 0) return null;
    const issued = { type: 'UrgingIssued', data: { document, duties: [], addressees, leftOut: parsed<readonly LeftOutDuty[]>(row['left_out']) } } as const;
    let state = evolveUrging(initialUrging, issued, { recordedAt: 0, lateEntryBasis: null });
    const acts = this.reader.database.prepare('SELECT * FROM act WHERE urging = ? AND idx <= ? ORDER BY idx').all(id, this.index).map(actOf);
    for (const { event, at, lateEntry } of acts) state = evolveUrging(state, event, { recordedAt: at, lateEntryBasis: lateEntry ? '' : null });
    let duties: readonly UrgedDuty[] | null = null;
    return { index: Number(row['idx']), document, state, acts, revision: acts.at(-1)?.revision ?? 0, seen, dutyCount: Number(row['duties']), duties: () => (duties ??= this.lines<UrgedDuty>('duty', id)) };
  }

  /** The body that urges and those who follow a duty see all answers; an addressee its own. */
  private seenOf({ urgingId, number }: UrgingDocument, addressees: readonly UrgingAddressee[]): readonly BodyId[] | null {
    const { bodies } = this;
    if (bodies === null) return null;
    const follows = this.reader.database.prepare('SELECT 1 AS yes FROM follower WHERE urging = ? AND body = ?');
    if (bodies.some((body) => body === number.issuer || follows.get(urgingId, body) !== undefined)) return null;
    return addressees.map(({ body }) => body).filter((body) => bodies.includes(body));
  }

  private lines<T>(table: 'duty' | 'addressee', id: UrgingId): readonly T[] {
    return this.reader.database.prepare(`SELECT line FROM ${table} WHERE urging = ? ORDER BY place`).all(id).map((row) => parsed<T>(row['line']));
  }
}

const ROWS_AT_ONCE = 100;

/** What the asker may not see of an urging does not make it answer to a narrower question either. */
const answersTo = ({ seen, document, duties }: UrgingThen, { addressee, directiveId }: { readonly addressee: BodyId | null; readonly directiveId: string | null }): boolean =>
  seen === null ||
  ((addressee === null || seen.includes(addressee)) &&
    (directiveId === null || document.directiveId === directiveId || duties().some((duty) => duty.directiveId === directiveId && seen.includes(duty.lead))));

const parsed = <T>(text: unknown): T => JSON.parse(String(text)) as T;

const actOf = (row: SqlRow): UrgingAct => ({
  event: parsed<UrgingEvent>(row['event']),
  revision: Number(row['revision']),
  at: Number(row['at']),
  occurredOn: String(row['occurred_on']) as LocalDate,
  lateEntry: row['late_entry'] === 1,
});
