import type { AccessRecordRow, AccessRecordsAnswer } from '#libs/application';
import { ACCESS_KINDS } from '#libs/domain';
import { MOMENT, NEXT_CURSOR } from './duty-schemas.js';
import { listOf, named, oneOfWords, orNull, record, text, whole, type Schema } from './schema-words.js';

/** What is answered about who looked at what. */
export const ACCESS_SCHEMAS: Readonly<Record<string, Schema>> = {
  AccessRecord: record<AccessRecordRow>({ index: whole, at: { type: 'string', format: 'date-time' }, kind: oneOfWords(ACCESS_KINDS), actor: text, body: text, asked: text, bodies: listOf(text), things: listOf(text), reason: orNull(text) }),
  AccessRecordsAnswer: record<AccessRecordsAnswer>({ moment: MOMENT, records: listOf(named('AccessRecord')), nextCursor: NEXT_CURSOR }),
};
