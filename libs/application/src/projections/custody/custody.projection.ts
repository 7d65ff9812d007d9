import { CUSTODY_PARTIES, custodyOf, DAY_MS, dayNumber, sameCustody, ZONE_OFFSET_MS, type AssignmentState, type Custody, type Instant } from '#libs/domain';
import type { DomainEventType } from '../../event-catalogue/recorded-event.js';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import { DUTY_TABLE, DutyNumbers } from '../running/duty-numbers.js';
import { dayNumberAt } from '../duty-columns/standing-columns.js';
import { InternedNames, NAME_TABLE } from '../running/interned-names.js';
import { PackedRows, packedRowsTable } from '../running/packed-rows.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/** Events that can pass a duty on, or begin or end the wait for a coordinator. Closing only confirms an end. */
const HANDLES = [
  'TaskAssigned', 'AssignmentAcknowledged', 'AssignmentReturnedToIssuer', 'ReturnToIssuerRefused', 'ResultSubmitted', 'ResultReturned', 'ResultAccepted', 'ExtensionRequested', 'ExtensionGranted',
  'ExtensionRefused', 'AssignmentTransferred', 'AssignmentHandedOver', 'AssignmentSuspended', 'AssignmentResumed', 'AssignmentWithdrawn', 'PartOutcomeRecorded', 'CompletedByParts', 'CoordinationRequested',
  'CoordinationAnswered', 'ActCorrected',
] as const satisfies readonly DomainEventType[];

/** Packed rows of index, number of the duty, number of the day of the change, bits of `LIES`, numbers of a body and of those that are waited for. */
export const BOARD_ROWS = 'board';
export const BOARD_WIDTH = 6;
/** How the duty lies: place of its party, and whether nothing is left to do; and whether it was passed on at the very beginning of the day. */
export const LIES = { party: 7, ended: 8, midnight: 16 } as const;

/**
 * With whom each duty was from an event on (`change`), and its coordinators after each event about them
 * (`coordination`). No row for a day gone by: days are counted when they are asked for. `body` is null while suspended,
 * `waits` unless the lead may wait for coordinators, then a JSON list of body and last day. `board` holds the changes once
 * more, packed and in the order of their events, for the board over all duties.
 */
export const custodyProjection: Projection = {
  name: 'custody',
  version: 2,
  schema: `${NAME_TABLE} ${DUTY_TABLE()}
    CREATE TABLE change(duty INTEGER NOT NULL, idx INTEGER NOT NULL, at INTEGER NOT NULL, party INTEGER NOT NULL, ended INTEGER NOT NULL, body INTEGER, waits TEXT, PRIMARY KEY(duty, idx)) WITHOUT ROWID;
    CREATE TABLE coordination(duty INTEGER NOT NULL, idx INTEGER NOT NULL, asked TEXT NOT NULL, PRIMARY KEY(duty, idx)) WITHOUT ROWID;
    ${packedRowsTable(BOARD_ROWS)}`,
  indexes: '',
  handles: new Set(HANDLES),
  open: (database) => new CustodyWriter(database),
};

class CustodyWriter implements ProjectionWriter {
  private readonly names: InternedNames;
  private readonly duties: DutyNumbers;
  private readonly changes: RowBuffer;
  private readonly coordination: RowBuffer;
  private readonly board: PackedRows;

  constructor(database: SqlDatabase) {
    this.names = new InternedNames(database);
    this.duties = new DutyNumbers(database);
    this.changes = new RowBuffer(database, 'change', 7);
    this.coordination = new RowBuffer(database, 'coordination', 3);
    this.board = new PackedRows(database, BOARD_ROWS, BOARD_WIDTH);
  }

  apply({ index, at, recorded, duty }: FedEvent): void {
    if (duty === null) return;
    const { before, after } = duty;
    if (recorded.type === 'TaskAssigned') this.duties.enter(index, duty);
    const was = custodyOf(before);
    const custody = custodyOf(after);
    if (custody !== null && (was === null || !sameCustody(was, custody))) {
      this.add(index, at, this.duties.numberOf(duty), custody);
    }
    if (after.coordination !== before.coordination) this.coordination.add(this.duties.numberOf(duty), index, askedText(after));
  }

  flush(): void {
    this.names.flush();
    this.duties.flush();
    this.changes.flush();
    this.coordination.flush();
    this.board.flush();
  }

  private add(index: number, at: Instant, duty: number, { party, body, waitsFor, ended }: Custody): void {
    const [place, holder] = [CUSTODY_PARTIES.indexOf(party), body === null ? null : this.names.numberOf(body)];
    this.changes.add(duty, index, at, place, ended ? 1 : 0, holder, waitsFor.length === 0 ? null : JSON.stringify(waitsFor));
    const day = dayNumberAt(at);
    const waits = waitsFor.map((wait) => `${this.names.numberOf(wait.body)}:${dayNumber(wait.answerDue)}`).join(',');
    const lies = place | (ended ? LIES.ended : 0) | ((at + ZONE_OFFSET_MS) % DAY_MS === 0 ? LIES.midnight : 0);
    for (const cell of [index, duty, day, lies, holder ?? 0, waits === '' ? 0 : this.names.numberOf(waits)]) this.board.cell(cell);
  }
}

const askedText = ({ coordination }: AssignmentState): string => JSON.stringify([...coordination]);
