import type {
  ExplanationStep, UrgedDutyRow, UrgingAddresseeRow, UrgingAnswer, UrgingAnswerText, UrgingInboxAnswer, UrgingRow, UrgingsAnswer, UrgingsOfDutiesAnswer,
} from '#libs/application'; // prettier-ignore
import { ANSWER_STANDINGS, BODY_KINDS, BODY_LEVELS, DUTY_REFUSALS, EXPLANATION_STANDINGS, URGING_GRADES, type AnswerGroup, type EventReference, type PromisedDay, type UrgingAddressee } from '#libs/domain';
import { URGING_INBOX_FILTERS } from '../urgings/urgings-questions.dto.js';
import type { DutyUrgingResult, UrgingBulkView, UrgingPreviewView } from '../urgings/urging-results.view.js';
import type { Bilingual } from '../problems/words.js';
import { MOMENT, NEXT_CURSOR } from './duty-schemas.js';
import { anything, countsOf, day, instant, listOf, named, oneOfWords, orNull, record, text, uuid, whole, yesOrNo, type Schema } from './schema-words.js';

const SAID = record<Bilingual>({ vi: text, en: text });
const COLOUR = oneOfWords(['xanh', 'cam', 'đỏ']);
const [KIND, LEVEL, REFUSAL] = [oneOfWords(BODY_KINDS), oneOfWords(BODY_LEVELS), oneOfWords(DUTY_REFUSALS)];

const ROW = {
  urgingId: uuid, symbol: text, date: day, issuer: text, issuerName: text, grade: oneOfWords(URGING_GRADES), colour: COLOUR, status: oneOfWords(['issued', 'withdrawn', 'closed']), directiveId: orNull(uuid),
  answerDue: day, demand: text, asksExplanation: yesOrNo, duties: whole, answered: named('Ratio'), standings: countsOf(ANSWER_STANDINGS), revision: whole,
}; // prettier-ignore
const RESULT = { assignmentId: uuid, ok: yesOrNo, reason: orNull(REFUSAL), words: orNull(SAID) };

/** What questions about urgings answer, and what urging many duties comes to. */
export const URGING_SCHEMAS: Readonly<Record<string, Schema>> = {
  UrgingRow: record<UrgingRow>(ROW),
  UrgingsAnswer: record<UrgingsAnswer>({ moment: MOMENT, urgings: listOf(named('UrgingRow')), nextCursor: NEXT_CURSOR }),
  UrgingAnswerText: record<UrgingAnswerText>({
    number: whole, text, takenBack: orNull(text), occurredOn: day, recordedAt: instant, lateEntry: yesOrNo, refersTo: listOf(record<EventReference>({ assignmentId: uuid, revision: whole })), promises: listOf(record<PromisedDay>({ assignmentId: uuid, day })),
  }), // prettier-ignore
  ExplanationStep: record<ExplanationStep>({ step: oneOfWords(['given', 'accepted', 'asked-again', 'taken-back', 'acceptance-taken-back']), round: whole, text: orNull(text), due: orNull(day), occurredOn: day, recordedAt: instant }),
  UrgingAddresseeRow: record<UrgingAddresseeRow>({
    body: text, nameThen: text, name: text, kind: KIND, level: LEVEL, duties: listOf(uuid), delivered: yesOrNo, standing: oneOfWords(ANSWER_STANDINGS), said: SAID, answers: listOf(named('UrgingAnswerText')),
    explanation: record<UrgingAddresseeRow['explanation']>({ standing: oneOfWords(EXPLANATION_STANDINGS), due: orNull(day), steps: listOf(named('ExplanationStep')) }),
  }), // prettier-ignore
  UrgedDutyRow: record<UrgedDutyRow>({ assignmentId: uuid, directiveId: uuid, taskCode: text, lead: text, due: day, follows: orNull(uuid), now: orNull(named('DutyRow')) }),
  AnswerGroup: record<AnswerGroup>({ kind: KIND, level: LEVEL, answered: named('Ratio'), standings: countsOf(ANSWER_STANDINGS) }),
  UrgingAnswer: record<UrgingAnswer>({
    moment: MOMENT, urging: named('UrgingRow'), number: named('DocumentNumber'), signatory: named('Signatory'), basis: text, skipsGradeReason: orNull(text), duties: listOf(named('UrgedDutyRow')),
    leftOut: listOf(record<UrgingAnswer['leftOut'][number]>({ assignmentId: uuid, reason: REFUSAL })), groups: listOf(named('AnswerGroup')), addressees: listOf(named('UrgingAddresseeRow')), ending: orNull(text),
  }), // prettier-ignore
  UrgingsOfDutiesAnswer: record<UrgingsOfDutiesAnswer>({ moment: MOMENT, urgings: listOf(record<UrgingsOfDutiesAnswer['urgings'][number]>({ ...ROW, assignments: listOf(uuid) })) }),
  UrgingInboxAnswer: record<UrgingInboxAnswer>({
    moment: MOMENT, counts: countsOf(URGING_INBOX_FILTERS), urgings: listOf(record<UrgingInboxAnswer['urgings'][number]>({ ...ROW, mine: named('UrgingAddresseeRow') })), nextCursor: NEXT_CURSOR,
  }), // prettier-ignore
  UrgingBulk: record<UrgingBulkView>({ receipt: named('ReceiptView'), results: listOf(record<DutyUrgingResult>(RESULT)) }),
  UrgingPreview: record<UrgingPreviewView>({
    colour: COLOUR, results: listOf(record<UrgingPreviewView['results'][number]>({ ...RESULT, due: orNull(day), follows: orNull(uuid) })),
    addressees: listOf(record<UrgingAddressee>({ body: text, name: text, kind: KIND, level: LEVEL })), rejection: orNull(record<NonNullable<UrgingPreviewView['rejection']>>({ tag: text, facts: anything })),
  }), // prettier-ignore
};

/** What each operation answers when it succeeds. */
export const URGING_OPERATIONS: Readonly<Record<string, { readonly schema: string }>> = {
  UrgingsController_list: { schema: 'UrgingsAnswer' },
  UrgingsController_inbox: { schema: 'UrgingInboxAnswer' },
  UrgingsController_show: { schema: 'UrgingAnswer' },
  UrgingsController_ofDuty: { schema: 'UrgingsOfDutiesAnswer' },
  UrgingBulkController_preview: { schema: 'UrgingPreview' },
  UrgingBulkController_issue: { schema: 'UrgingBulk' },
};
