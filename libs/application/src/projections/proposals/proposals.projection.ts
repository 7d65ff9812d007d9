import type { ProposalEvent } from '#libs/domain';
import type { SqlDatabase, SqlStatement } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/** Drafts for a head, each with all that was done about it; which are open at a moment follows from `decided`, the index at which they were, null while they wait. */
export const proposalsProjection: Projection = {
  name: 'proposals',
  version: 3,
  schema: `
    CREATE TABLE opened(idx INTEGER PRIMARY KEY, proposal TEXT NOT NULL UNIQUE, body TEXT NOT NULL, subject TEXT, decided INTEGER);
    CREATE TABLE act(idx INTEGER PRIMARY KEY, proposal TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, event TEXT NOT NULL);`,
  indexes: `
    CREATE INDEX opened_of_body ON opened(body, idx); CREATE INDEX opened_of_subject ON opened(subject, idx); CREATE INDEX opened_waiting ON opened(body, decided, idx);
    CREATE INDEX act_of_proposal ON act(proposal, idx);`,
  handles: new Set(['ActProposed', 'ProposalRevised', 'ProposalRefused', 'ProposalApproved'] as const),
  open: (database) => new ProposalsWriter(database),
};

const PREFIX = 'proposal-'.length;

class ProposalsWriter implements ProjectionWriter {
  private readonly opened: RowBuffer;
  private readonly acts: RowBuffer;
  private readonly decide: SqlStatement;
  private decided: (readonly [index: number, proposal: string])[] = [];

  constructor(database: SqlDatabase) {
    this.opened = new RowBuffer(database, 'opened', 5);
    this.acts = new RowBuffer(database, 'act', 5);
    this.decide = database.prepare('UPDATE opened SET decided = ? WHERE proposal = ?');
  }

  apply({ index, recorded: { stream, event, metadata } }: FedEvent): void {
    const proposal = stream.slice(PREFIX);
    const { type, data } = event as ProposalEvent;
    if (type === 'ActProposed') this.opened.add(index, proposal, data.body, data.subject.id, null);
    else if (type !== 'ProposalRevised') this.decided.push([index, proposal]);
    this.acts.add(index, proposal, metadata.act.recordedAt, metadata.act.actor, JSON.stringify(event));
  }

  flush(): void {
    for (const rows of [this.opened, this.acts]) rows.flush();
    for (const decision of this.decided) this.decide.run(...decision);
    this.decided = [];
  }
}
