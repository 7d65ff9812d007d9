import type { HandledDuty, HandlingsAnswer } from '#libs/application';
import { MOMENT } from './duty-schemas.js';
import { listOf, named, orNull, record, text, type Schema } from './schema-words.js';

/** What is answered about who of a body handles which duty. */
export const HANDLING_SCHEMAS: Readonly<Record<string, Schema>> = {
  HandledDuty: record<HandledDuty>({ person: text, since: { type: 'string', format: 'date-time' }, duty: named('DutyRow') }),
  HandlingsAnswer: record<HandlingsAnswer>({ moment: MOMENT, handled: listOf(named('HandledDuty')), nextCursor: orNull(text) }),
};
