import type { FiredReminderRow, ReminderRow, RemindersAnswer } from '#libs/application';
import { REMINDER_GRADES, type ReminderAddressee, type ReminderSubject, type SlipColour } from '#libs/domain';
import { day, instant, listOf, named, oneOfWords, orNull, record, text, whole, type Schema } from './schema-words.js';

const ABOUT = Object.keys({ due: true, acknowledgement: true, approval: true } satisfies Record<ReminderSubject, true>);
const TO = Object.keys({ lead: true, supervising: true, issuer: true, confirming: true } satisfies Record<ReminderAddressee, true>);
const COLOURS = Object.keys({ xanh: true, cam: true, đỏ: true } satisfies Record<SlipColour, true>);

const RUNG = { rung: text, about: oneOfWords(ABOUT), grade: oneOfWords(REMINDER_GRADES), colour: orNull(oneOfWords(COLOURS)), to: oneOfWords(TO), body: text, bodyName: text, forDue: day, period: orNull(text), on: day } as const;

export const REMINDER_SCHEMAS: Readonly<Record<string, Schema>> = {
  ReminderRow: record<ReminderRow>({ ...RUNG, at: instant }),
  FiredReminderRow: record<FiredReminderRow>({ ...RUNG, firedAt: instant, skipped: listOf(text), revision: whole, policyVersion: whole, calendarVersion: whole }),
  RemindersAnswer: record<RemindersAnswer>({ moment: named('Moment'), fired: listOf(named('FiredReminderRow')), coming: listOf(named('ReminderRow')) }),
};
