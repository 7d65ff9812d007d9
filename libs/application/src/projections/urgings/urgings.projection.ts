import type { UrgingEvent, UrgingId } from '#libs/domain';
import type { SqlDatabase, SqlValue } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

const STREAM = 'urging-';

/** Formal urgings, whom they address and about which duties, and every act on them in order. Standings are worked out when asked for. */
export const urgingsProjection: Projection = {
  name: 'urgings',
  version: 3,
  schema: `
    CREATE TABLE urging(idx INTEGER PRIMARY KEY, id TEXT NOT NULL, issuer TEXT NOT NULL, grade TEXT NOT NULL, directive TEXT, duties INTEGER NOT NULL, document TEXT NOT NULL, left_out TEXT NOT NULL);
    CREATE TABLE duty(urging TEXT NOT NULL, place INTEGER NOT NULL, assignment TEXT NOT NULL, line TEXT NOT NULL, PRIMARY KEY(urging, place)) WITHOUT ROWID;
    CREATE TABLE addressee(urging TEXT NOT NULL, place INTEGER NOT NULL, body TEXT NOT NULL, line TEXT NOT NULL, PRIMARY KEY(urging, place)) WITHOUT ROWID;
    CREATE TABLE follower(urging TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY(urging, body)) WITHOUT ROWID;
    CREATE TABLE act(idx INTEGER PRIMARY KEY, urging TEXT NOT NULL, revision INTEGER NOT NULL, body TEXT, at INTEGER NOT NULL, occurred_on TEXT NOT NULL, late_entry INTEGER NOT NULL, event TEXT NOT NULL);`,
  indexes: `
    CREATE INDEX urging_of ON urging(id);
    CREATE INDEX duty_of ON duty(assignment);
    CREATE INDEX addressee_of ON addressee(body);
    CREATE INDEX act_of ON act(urging, idx);`,
  handles: new Set(['UrgingIssued', 'UrgingDelivered', 'UrgingAnswered', 'ExplanationGiven', 'UrgingFilesAttached', 'ExplanationAccepted', 'ExplanationAskedAgain', 'UrgingWithdrawn', 'UrgingClosed', 'UrgingAnswerTakenBack', 'ExplanationTakenBack', 'ExplanationAcceptanceTakenBack', 'UrgingEndTakenBack'] as const),
  open: (database) => new UrgingsWriter(database),
};

class UrgingsWriter implements ProjectionWriter {
  private readonly urgings: RowBuffer;
  private readonly duties: RowBuffer;
  private readonly addressees: RowBuffer;
  private readonly followers: RowBuffer;
  private readonly acts: RowBuffer;

  constructor(database: SqlDatabase) {
    this.urgings = new RowBuffer(database, 'urging', 8);
    this.duties = new RowBuffer(database, 'duty', 4);
    this.addressees = new RowBuffer(database, 'addressee', 4);
    this.followers = new RowBuffer(database, 'follower', 2, 'ON CONFLICT DO NOTHING');
    this.acts = new RowBuffer(database, 'act', 8);
  }

  apply({ index, at, recorded: { event, stream, revision, metadata } }: FedEvent): void {
    const urging = stream.slice(STREAM.length) as UrgingId;
    const act = (body: string | null, told: UrgingEvent): void => {
      const { occurredOn, lateEntryBasis } = metadata.act;
      this.acts.add(index, urging, revision, body, at, occurredOn, lateEntryBasis === null ? 0 : 1, JSON.stringify(told));
    };
    switch (event.type) {
      case 'UrgingIssued':
        return this.issued(index, event.data);
      case 'UrgingDelivered':
      case 'UrgingAnswered':
      case 'ExplanationGiven':
      case 'UrgingFilesAttached':
      case 'ExplanationAccepted':
      case 'ExplanationAskedAgain':
      case 'UrgingAnswerTakenBack':
      case 'ExplanationTakenBack':
      case 'ExplanationAcceptanceTakenBack':
        return act(event.data.addressee, event);
      case 'UrgingWithdrawn':
      case 'UrgingClosed':
      case 'UrgingEndTakenBack':
        return act(null, event);
    }
  }

  flush(): void {
    for (const buffer of [this.urgings, this.duties, this.addressees, this.followers, this.acts]) buffer.flush();
  }

  private issued(index: number, { document, duties, addressees, leftOut }: Extract<UrgingEvent, { type: 'UrgingIssued' }>['data']): void {
    const { urgingId: id, number, grade, directiveId } = document;
    const row: readonly SqlValue[] = [index, id, number.issuer, grade, directiveId, duties.length, JSON.stringify(document), JSON.stringify(leftOut)];
    this.urgings.add(...row);
    for (const [place, duty] of duties.entries()) this.duties.add(id, place, duty.assignmentId, JSON.stringify(duty));
    for (const [place, addressee] of addressees.entries()) this.addressees.add(id, place, addressee.body, JSON.stringify(addressee));
    for (const body of new Set(duties.flatMap(({ assignedBy, supervising }) => [assignedBy, supervising]))) this.followers.add(id, body);
  }
}
