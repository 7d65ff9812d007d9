import type { ConditionRow, ConditionStep, ReviewStep, Said, StandingReviewRow, TrackingAnswer } from '#libs/application';
import { DEADLINE_KINDS, type DeadlineLine } from '#libs/domain';
import { day, listOf, named, oneOfWords, orNull, record, text, uuid, whole, yesOrNo, type Schema } from './schema-words.js';

const LINES = Object.keys({ dated: true, standing: true, undated: true, conditional: true } satisfies Record<DeadlineLine, true>);

export const TRACKING_SCHEMAS: Readonly<Record<string, Schema>> = {
  Said: record<Said>({ vi: text, en: text }),
  ConditionStep: record<ConditionStep>({
    event: text, on: day, movedFrom: orNull(day), due: orNull(day), basis: text, revision: whole, recordedAt: { type: 'string', format: 'date-time' }, policyVersion: whole, calendarVersion: whole, takenBack: yesOrNo,
  }), // prettier-ignore
  ConditionRow: record<ConditionRow>({ place: whole, phrase: orNull(text), kind: oneOfWords(DEADLINE_KINDS), event: orNull(text), on: orNull(day), due: orNull(day), history: listOf(named('ConditionStep')) }),
  ReviewStep: record<ReviewStep>({ on: day, findings: text, reportedInPeriod: yesOrNo, nextReviewOn: day, revision: whole, policyVersion: whole, takenBack: yesOrNo }),
  StandingReviewRow: record<StandingReviewRow>({
    lastReviewOn: orNull(day), nextReviewOn: day, dueSince: orNull(day), state: oneOfWords(['reported', 'not-reported', 'ended-by-decision']), says: named('Said'), reviews: listOf(named('ReviewStep')),
  }), // prettier-ignore
  TrackingAnswer: record<TrackingAnswer>({ moment: named('Moment'), assignmentId: uuid, line: oneOfWords(LINES), conditions: listOf(named('ConditionRow')), review: orNull(named('StandingReviewRow')) }),
};

export const TRACKING_ANSWERS = { TrackingController_tracking: { schema: 'TrackingAnswer' } } as const;
