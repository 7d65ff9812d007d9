import type { ProposalEvent } from '#libs/domain';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/** Drafts for a head, each with all that was done about it; which are open at a moment follows from when they were decided. */
export const proposalsProjection: Projection = {
  name: 'proposals',
  version: 2,
  schema: `
    CREATE TABLE opened(idx INTEGER PRIMARY KEY, proposal TEXT NOT NULL, body TEXT NOT NULL, subject TEXT);
    CREATE TABLE decided(idx INTEGER PRIMARY KEY, proposal TEXT NOT NULL);
    CREATE TABLE act(idx INTEGER PRIMARY KEY, proposal TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, event TEXT NOT NULL);`,
  indexes: `
    CREATE INDEX opened_of_body ON opened(body, idx); CREATE INDEX opened_of_subject ON opened(subject, idx); CREATE INDEX opened_by_id ON opened(proposal);
    CREATE INDEX decided_of_proposal ON decided(proposal, idx); CREATE INDEX act_of_proposal ON act(proposal, idx);`,
  handles: new Set(['ActProposed', 'ProposalRevised', 'ProposalRefused', 'ProposalApproved'] as const),
  open: (database) => new ProposalsWriter(database),
};

const PREFIX = 'proposal-'.length;

class ProposalsWriter implements ProjectionWriter {
  private readonly opened: RowBuffer;
  private readonly decided: RowBuffer;
  private readonly acts: RowBuffer;

  constructor(database: SqlDatabase) {
    this.opened = new RowBuffer(database, 'opened', 4);
    this.decided = new RowBuffer(database, 'decided', 2);
    this.acts = new RowBuffer(database, 'act', 5);
  }

  apply({ index, recorded: { stream, event, metadata } }: FedEvent): void {
    const proposal = stream.slice(PREFIX);
    const { type, data } = event as ProposalEvent;
    if (type === 'ActProposed') this.opened.add(index, proposal, data.body, data.subject.id);
    else if (type !== 'ProposalRevised') this.decided.add(index, proposal);
    this.acts.add(index, proposal, metadata.act.recordedAt, metadata.act.actor, JSON.stringify(event));
  }

  flush(): void {
    for (const rows of [this.opened, this.decided, this.acts]) rows.flush();
  }
}
