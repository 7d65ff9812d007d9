import type { BodyId, DirectiveId, ReceiptEvent } from '#libs/domain';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/** How far the copy for each addressee has come after each act (R14). `planned`: named as an addressee, nothing sent yet. */
export const receiptsProjection: Projection = {
  name: 'receipts',
  version: 1,
  schema: `
    CREATE TABLE planned(directive TEXT NOT NULL, addressee TEXT NOT NULL, since INTEGER NOT NULL, PRIMARY KEY(directive, addressee)) WITHOUT ROWID;
    CREATE TABLE receipt(idx INTEGER PRIMARY KEY, directive TEXT NOT NULL, addressee TEXT NOT NULL, revision INTEGER NOT NULL, state TEXT NOT NULL,
      number_raw TEXT, number_readable TEXT, arrival_date TEXT, passed_to TEXT);`,
  indexes: 'CREATE INDEX receipt_of ON receipt(directive, addressee, idx);',
  handles: new Set(['DirectiveIssued', 'DirectiveSent', 'DirectiveDelivered', 'ArrivalRegistered', 'ArrivalCorrected'] as const),
  open: (database) => new ReceiptWriter(database),
};

class ReceiptWriter implements ProjectionWriter {
  private readonly planned: RowBuffer;
  private readonly rows: RowBuffer;

  constructor(database: SqlDatabase) {
    this.planned = new RowBuffer(database, 'planned', 3, 'ON CONFLICT DO NOTHING');
    this.rows = new RowBuffer(database, 'receipt', 9);
  }

  apply({ index, recorded: { event, revision } }: FedEvent): void {
    switch (event.type) {
      case 'DirectiveIssued':
        for (const addressee of event.data.addressees) this.planned.add(event.data.directiveId, addressee, index);
        return;
      case 'DirectiveSent':
        return this.step(index, revision, event.data, 'sent');
      case 'DirectiveDelivered':
        return this.step(index, revision, event.data, 'delivered');
      case 'ArrivalRegistered':
      case 'ArrivalCorrected':
        return this.step(index, revision, event.data, 'registered', event.data);
    }
  }

  flush(): void {
    this.planned.flush();
    this.rows.flush();
  }

  private step(index: number, revision: number, copy: { readonly directiveId: DirectiveId; readonly addressee: BodyId }, state: string, arrival: Arrival | null = null): void {
    const number = arrival?.arrivalNumber;
    this.rows.add(index, copy.directiveId, copy.addressee, revision, state, number?.raw ?? null, number?.readable ?? null, arrival?.arrivalDate ?? null, arrival?.passedTo ?? null);
  }
}

type Arrival = Extract<ReceiptEvent, { type: 'ArrivalRegistered' }>['data'];
