import { CUSTODY_PARTIES, custodyOf, DAY_MS, dayNumber, ZONE_OFFSET_MS, type AssignmentState, type Custody, type Instant } from '#libs/domain';
import type { DomainEventType } from '../../event-catalogue/recorded-event.js';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import { dayNumberAt } from '../duty-columns/standing-columns.js';
import { DutyHistories, HISTORY_TABLE } from '../running/duty-histories.js';
import { InternedNames, NAME_TABLE } from '../running/interned-names.js';
import { PackedRows, packedRowsTable } from '../running/packed-rows.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/** Events that can pass a duty on, or begin or end the wait for a coordinator. Closing only confirms an end. */
const HANDLES = [
  'TaskAssigned', 'AssignmentAcknowledged', 'AssignmentReturnedToIssuer', 'ReturnToIssuerRefused', 'ResultSubmitted', 'ResultReturned', 'ResultAccepted', 'ExtensionRequested', 'ExtensionGranted',
  'ExtensionRefused', 'AssignmentTransferred', 'AssignmentHandedOver', 'AssignmentSuspended', 'AssignmentResumed', 'AssignmentWithdrawn', 'ExternalResultRecorded', 'PartOutcomeRecorded', 'CompletedByParts', 'CoordinationRequested',
  'CoordinationRequestTakenBack', 'CoordinationAnswered', 'ActCorrected',
] as const satisfies readonly DomainEventType[];

/** Packed rows of index, number of the duty, number of the day of the change, bits of `LIES`, numbers of a body and of those that are waited for. */
export const BOARD_ROWS = 'board';
export const BOARD_WIDTH = 6;
/** How the duty lies: place of its party, and whether nothing is left to do; and whether it was passed on at the very beginning of the day. */
export const LIES = { party: 7, ended: 8, midnight: 16 } as const;

/** Instant of a change, place of its party, whether nothing is left to do, numbers of a body (none while suspended) and of those that the lead may wait for. */
export const CUSTODY_COLUMNS = ['at', 'party', 'ended', 'body', 'waits'] as const;

/**
 * With whom each duty was from an event on (`history`), and its coordinators after each event about them
 * (`coordination`). No row for a day gone by: days are counted when they are asked for. `board` holds the changes once
 * more, packed and in the order of their events, for the board over all duties.
 */
export const custodyProjection: Projection = {
  name: 'custody',
  version: 5,
  schema: `${NAME_TABLE} ${HISTORY_TABLE}
    CREATE TABLE coordination(duty INTEGER NOT NULL, idx INTEGER NOT NULL, asked TEXT NOT NULL, PRIMARY KEY(duty, idx)) WITHOUT ROWID;
    ${packedRowsTable(BOARD_ROWS)}`,
  indexes: 'CREATE INDEX coordination_idx ON coordination(idx);',
  handles: new Set(HANDLES),
  open: (database) => new CustodyWriter(database),
};

class CustodyWriter implements ProjectionWriter {
  private readonly names: InternedNames;
  private readonly history: DutyHistories;
  private readonly coordination: RowBuffer;
  private readonly board: PackedRows;

  constructor(database: SqlDatabase) {
    this.names = new InternedNames(database);
    this.history = new DutyHistories(database, CUSTODY_COLUMNS.length);
    this.coordination = new RowBuffer(database, 'coordination', 3);
    this.board = new PackedRows(database, BOARD_ROWS, BOARD_WIDTH);
  }

  apply({ index, at, recorded, duty }: FedEvent): void {
    if (duty === null) return;
    const { number, before, after } = duty;
    const custody = custodyOf(after);
    if (custody !== null) this.add(index, at, number, custody, recorded.type === 'TaskAssigned');
    if (after.coordination !== before.coordination) this.coordination.add(number, index, askedText(after));
  }

  flush(everything: boolean): void {
    this.names.flush();
    this.history.flush(everything);
    this.coordination.flush();
    this.board.flush();
  }

  private add(index: number, at: Instant, duty: number, { party, body, waitsFor, ended }: Custody, isFirst: boolean): void {
    const [place, holder] = [CUSTODY_PARTIES.indexOf(party), body === null ? null : this.names.numberOf(body)];
    const waits = waitsFor.length === 0 ? null : this.names.numberOf(waitsFor.map((wait) => `${this.names.numberOf(wait.body)}:${dayNumber(wait.answerDue)}`).join(','));
    const values = [at, place, ended ? 1 : 0, holder, waits];
    if (isFirst) this.history.begin(duty, index, values);
    else if (!this.history.addChange(duty, index, values, 1, ended)) return; // the instant alone is no change
    const lies = place | (ended ? LIES.ended : 0) | ((at + ZONE_OFFSET_MS) % DAY_MS === 0 ? LIES.midnight : 0);
    for (const cell of [index, duty, dayNumberAt(at), lies, holder ?? 0, waits ?? 0]) this.board.cell(cell);
  }
}

/** A coordinator that the lead may wait for: number of its name, and the day up to which. */
export interface AwaitedNumbers {
  readonly body: number;
  readonly until: number;
}

/** Those that a text of `waits` names, oldest request first. */
export const waitsIn = (text: string): readonly AwaitedNumbers[] =>
  text === ''
    ? []
    : text.split(',').map((pair) => {
        const [body, until] = pair.split(':');
        return { body: Number(body), until: Number(until) };
      });

const askedText = ({ coordination }: AssignmentState): string => JSON.stringify([...coordination]);
