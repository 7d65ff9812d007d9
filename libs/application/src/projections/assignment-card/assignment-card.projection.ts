import type { AssignmentStatus, DutyFacts, LeadMode } from '#libs/domain';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import { dayOf, lateEntryMarks } from '../duty-columns/standing-columns.js';
import { ASSIGNMENT_EVENTS } from '../running/folded-duties.js';
import { DUTY_TABLE, DutyNumbers } from '../running/duty-numbers.js';
import { InternedNames, NAME_TABLE } from '../running/interned-names.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/** Places in these lists are stored; add at the end only, or raise the version. */
export const STATUSES = ['none', 'assigned', 'acknowledged', 'in-progress', 'submitted', 'accepted', 'closed', 'returned-to-issuer', 'suspended', 'withdrawn'] as const satisfies readonly AssignmentStatus[];
export const CONDITIONS = ['open', 'suspended', 'withdrawn', 'done'] as const satisfies readonly DutyFacts['condition'][];
export const DEADLINE_LINES = ['dated', 'standing', 'undated', 'conditional'] as const satisfies readonly DutyFacts['line'][];
export const MODES = ['do', 'direct', 'advise', 'monitor'] as const satisfies readonly LeadMode[];
export const CARD_FLAG = { notCountedLate: 1, external: 2, extensionPending: 4, lateEntry: 8, lateEntryByOriginal: 16 } as const;

/** Columns of a card after `idx`, `duty` and `revision`. */
export const CARD_COLUMNS = [
  'status', 'condition_line', 'flags', 'body', 'holder', 'parties', 'percent', 'due', 'judged_due', 'original_due',
  'acknowledgement_due', 'acknowledged_at', 'assigned_on', 'pending_at', 'accepted_at', 'extension_since', 'extensions_granted',
] as const;

/** How each single duty looked after each of its events. Lists take the rows that they show from here. */
export const assignmentCardProjection: Projection = {
  name: 'assignment-card',
  version: 1,
  schema: `${NAME_TABLE} ${DUTY_TABLE(', directive INTEGER NOT NULL, task TEXT NOT NULL, summary TEXT NOT NULL, mode INTEGER NOT NULL')}
    CREATE TABLE card(idx INTEGER PRIMARY KEY, duty INTEGER NOT NULL, revision INTEGER NOT NULL, ${CARD_COLUMNS.join(', ')});`,
  indexes: 'CREATE INDEX card_of_duty ON card(duty, idx); CREATE INDEX duty_of_directive ON duty(directive, number); CREATE INDEX name_text ON name(text);',
  handles: new Set(ASSIGNMENT_EVENTS),
  open: (database) => new CardWriter(database),
};

class CardWriter implements ProjectionWriter {
  private readonly names: InternedNames;
  private readonly duties: DutyNumbers;
  private readonly rows: RowBuffer;

  constructor(database: SqlDatabase) {
    this.names = new InternedNames(database);
    this.duties = new DutyNumbers(database, 4);
    this.rows = new RowBuffer(database, 'card', 3 + CARD_COLUMNS.length);
  }

  apply(event: FedEvent): void {
    const { duty } = event;
    if (duty === null || duty.after.terms === null) return;
    const { names } = this;
    const { after, facts } = duty;
    const { terms } = duty.after;
    if (event.recorded.event.type === 'TaskAssigned') {
      this.duties.enter(event, duty, names.numberOf(terms.directiveId), terms.taskCode, terms.summary, MODES.indexOf(terms.mode));
    }
    const flags =
      (facts.notCountedLate ? CARD_FLAG.notCountedLate : 0) |
      (facts.external ? CARD_FLAG.external : 0) |
      (after.extension === null ? 0 : CARD_FLAG.extensionPending) |
      lateEntryMarks(after, facts, CARD_FLAG);
    const holder = duty.holder;
    this.rows.add(
      event.index,
      this.duties.numberOf(duty),
      event.recorded.revision,
      STATUSES.indexOf(after.status),
      CONDITIONS.indexOf(facts.condition) * DEADLINE_LINES.length + DEADLINE_LINES.indexOf(facts.line),
      flags,
      names.numberOf(terms.leadBody),
      holder === null ? null : names.numberOf(holder),
      names.numberOf(duty.parties),
      after.percent,
      dayOf(after.currentDue),
      dayOf(facts.currentDue),
      dayOf(facts.originalDue),
      dayOf(after.acknowledgementDue),
      after.acknowledgedAt,
      dayOf(facts.assignedOn),
      facts.pendingSubmissionAt,
      facts.acceptedSubmissionAt,
      facts.extensionPendingSince,
      after.extensionsGranted,
    );
  }

  flush(): void {
    this.names.flush();
    this.duties.flush();
    this.rows.flush();
  }
}
