import type { ActEntry, FieldChange, HistoryAnswer } from '#libs/application';
import { MOMENT, NEXT_CURSOR } from './duty-schemas.js';
import { anything, day, listOf, named, orNull, record, text, whole, type Schema } from './schema-words.js';

export const HISTORY_SCHEMAS: Readonly<Record<string, Schema>> = {
  ActEntry: record<ActEntry>({
    stream: text, revision: whole, position: text, type: text, title: record<ActEntry['title']>({ vi: text, en: text }), actor: text, preparedBy: text, body: text, actingFor: orNull(text), occurredOn: day,
    recordedAt: { type: 'string', format: 'date-time' }, lateEntryBasis: orNull(text), data: anything, changes: orNull(listOf(record<FieldChange>({ field: text, before: {}, after: {} }))),
  }, ['preparedBy']), // prettier-ignore
  HistoryAnswer: record<HistoryAnswer>({ moment: MOMENT, entries: listOf(named('ActEntry')), nextCursor: NEXT_CURSOR }),
};
