import { CUSTODY_PARTIES, custodyOf, sameCustody, type AssignmentState } from '#libs/domain';
import type { DomainEventType } from '../../event-catalogue/recorded-event.js';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import { DUTY_TABLE, DutyNumbers } from '../running/duty-numbers.js';
import { InternedNames, NAME_TABLE } from '../running/interned-names.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/** Events that can pass a duty on, or begin or end the wait for a coordinator. Closing only confirms an end. */
const HANDLES = [
  'TaskAssigned', 'AssignmentAcknowledged', 'AssignmentReturnedToIssuer', 'ReturnToIssuerRefused', 'ResultSubmitted', 'ResultReturned', 'ResultAccepted', 'ExtensionRequested', 'ExtensionGranted',
  'ExtensionRefused', 'AssignmentTransferred', 'AssignmentHandedOver', 'AssignmentSuspended', 'AssignmentResumed', 'AssignmentWithdrawn', 'PartOutcomeRecorded', 'CompletedByParts', 'CoordinationRequested',
  'CoordinationAnswered', 'ActCorrected',
] as const satisfies readonly DomainEventType[];

/**
 * With whom each duty was from an event on (`change`), and its coordinators after each event about them
 * (`coordination`). No row for a day gone by: days are counted when they are asked for. `body` is null while suspended,
 * `waits` unless the lead may wait for coordinators, then a JSON list of body and last day.
 */
export const custodyProjection: Projection = {
  name: 'custody',
  version: 1,
  schema: `${NAME_TABLE} ${DUTY_TABLE()}
    CREATE TABLE change(duty INTEGER NOT NULL, idx INTEGER NOT NULL, at INTEGER NOT NULL, party INTEGER NOT NULL, ended INTEGER NOT NULL, body INTEGER, waits TEXT, PRIMARY KEY(duty, idx)) WITHOUT ROWID;
    CREATE TABLE coordination(duty INTEGER NOT NULL, idx INTEGER NOT NULL, asked TEXT NOT NULL, PRIMARY KEY(duty, idx)) WITHOUT ROWID;`,
  indexes: '',
  handles: new Set(HANDLES),
  open: (database) => new CustodyWriter(database),
};

class CustodyWriter implements ProjectionWriter {
  private readonly names: InternedNames;
  private readonly duties: DutyNumbers;
  private readonly changes: RowBuffer;
  private readonly coordination: RowBuffer;

  constructor(database: SqlDatabase) {
    this.names = new InternedNames(database);
    this.duties = new DutyNumbers(database);
    this.changes = new RowBuffer(database, 'change', 7);
    this.coordination = new RowBuffer(database, 'coordination', 3);
  }

  apply({ index, at, recorded, duty }: FedEvent): void {
    if (duty === null) return;
    const { before, after } = duty;
    if (recorded.type === 'TaskAssigned') this.duties.enter(index, duty);
    const was = custodyOf(before);
    const custody = custodyOf(after);
    if (custody !== null && (was === null || !sameCustody(was, custody))) {
      const { party, body, waitsFor, ended } = custody;
      this.changes.add(
        this.duties.numberOf(duty), index, at, CUSTODY_PARTIES.indexOf(party), ended ? 1 : 0, body === null ? null : this.names.numberOf(body), waitsFor.length === 0 ? null : JSON.stringify(waitsFor),
      ); // prettier-ignore
    }
    if (after.coordination !== before.coordination) this.coordination.add(this.duties.numberOf(duty), index, askedText(after));
  }

  flush(): void {
    this.names.flush();
    this.duties.flush();
    this.changes.flush();
    this.coordination.flush();
  }
}

const askedText = ({ coordination }: AssignmentState): string => JSON.stringify([...coordination]);
