import { answeredRatio, answerStanding, answerTable, countAnswers, dateAt, explanationStanding, type AddresseeState, type AnswerStanding, type BodyId, type Instant, type LocalDate, type UrgedDuty } from '#libs/domain';
import type { PastView } from '../reading/past-view.js';
import type { ExplanationStep, Said, UrgingAddresseeRow, UrgingAnswerText, UrgingRow } from './urgings.contract.js';
import type { UrgingAct, UrgingThen } from './urgings.js';

/** The addressees whose answers may be seen. */
export const seenAddressees = ({ state, seen }: UrgingThen): readonly AddresseeState[] => state.addressees.filter(({ body }) => seen === null || seen.includes(body));

/** Duties whose lead may be seen: all of them, or those of the asker. */
export const seenDuties = ({ duties, seen }: UrgingThen): readonly UrgedDuty[] => duties().filter(({ lead }) => seen === null || seen.includes(lead));

export function urgingRow(urging: UrgingThen, view: PastView): UrgingRow {
  const { urgingId, number, date, grade, colour, directiveId, answerDue, demand, asksExplanation } = urging.document;
  const { status } = urging.state;
  const standings = countAnswers(seenAddressees(urging), answerDue, view.moment.at);
  return {
    urgingId, symbol: number.symbol, date, issuer: number.issuer, issuerName: view.nameOf(number.issuer), grade, colour, status: status === 'none' ? 'issued' : status, directiveId, answerDue, demand,
    asksExplanation, duties: urging.seen === null ? urging.dutyCount : seenDuties(urging).length, answered: answeredRatio(standings), standings, revision: urging.revision,
  }; // prettier-ignore
}

export const groupsOf = (urging: UrgingThen, at: Instant) => answerTable(seenAddressees(urging), urging.document.answerDue, at);

export function addresseeRow(urging: UrgingThen, addressee: AddresseeState, view: PastView): UrgingAddresseeRow {
  const { body, name: nameThen, kind, level, delivered, answeredAt, explanation } = addressee;
  const { at } = view.moment;
  const { answerDue } = urging.document;
  const standing = answerStanding(answerDue, answeredAt, at);
  return {
    body, nameThen, name: view.nameOf(body), kind, level, duties: urging.duties().flatMap((duty) => (duty.lead === body ? [duty.assignmentId] : [])), delivered, standing,
    said: inWords(standing, answerDue, at), answers: answersOf(urging.acts, body),
    explanation: { standing: explanationStanding(explanation, at), due: explanation.due, steps: stepsOf(urging.acts, body) },
  }; // prettier-ignore
}

function answersOf(acts: readonly UrgingAct[], body: BodyId): readonly UrgingAnswerText[] {
  const takenBack = new Map(acts.flatMap(({ event }) => (event.type === 'UrgingAnswerTakenBack' && event.data.addressee === body ? [[event.data.answer, event.data.reason] as const] : [])));
  let number = 0;
  return acts.flatMap(({ event, at, occurredOn, lateEntry }): readonly UrgingAnswerText[] => {
    if (event.type !== 'UrgingAnswered' || event.data.addressee !== body) return [];
    number += 1;
    const { text, refersTo, promises } = event.data;
    return [{ number, text, occurredOn, recordedAt: at, lateEntry, refersTo, promises, takenBack: takenBack.get(number) ?? null }];
  });
}

const stepsOf = (acts: readonly UrgingAct[], body: BodyId): readonly ExplanationStep[] =>
  acts.flatMap(({ event, at: recordedAt, occurredOn }): readonly ExplanationStep[] => {
    switch (event.type) {
      case 'ExplanationGiven':
        return event.data.addressee === body ? [{ step: 'given', round: event.data.round, text: event.data.text, due: null, occurredOn, recordedAt }] : [];
      case 'ExplanationAccepted':
        return event.data.addressee === body ? [{ step: 'accepted', round: event.data.round, text: event.data.note, due: null, occurredOn, recordedAt }] : [];
      case 'ExplanationAskedAgain':
        return event.data.addressee === body ? [{ step: 'asked-again', round: event.data.round, text: event.data.reason, due: event.data.due, occurredOn, recordedAt }] : [];
      case 'ExplanationTakenBack':
        return event.data.addressee === body ? [{ step: 'taken-back', round: event.data.round, text: event.data.reason, due: null, occurredOn, recordedAt }] : [];
      case 'ExplanationAcceptanceTakenBack':
        return event.data.addressee === body ? [{ step: 'acceptance-taken-back', round: event.data.round, text: event.data.reason, due: null, occurredOn, recordedAt }] : [];
      default:
        return [];
    }
  });

const written = (day: LocalDate): string => day.split('-').toReversed().join('/');

/** Silence is the absence of a record up to a moment, never a statement about what was done (feature 55). */
function inWords(standing: AnswerStanding, answerDue: LocalDate, at: Instant): Said {
  const [due, today] = [written(answerDue), written(dateAt(at))];
  switch (standing) {
    case 'answered-in-time':
      return { vi: `Đã trả lời trong hạn (${due})`, en: `Answered in time (due ${due})` };
    case 'answered-late':
      return { vi: `Đã trả lời, sau hạn ${due}`, en: `Answered, after ${due}` };
    case 'awaiting':
      return { vi: `Đến ${today} chưa ghi nhận văn bản trả lời nào; còn trong hạn ${due}`, en: `No answer recorded by ${today}; due ${due}` };
    case 'overdue':
      return { vi: `Đến ${today} chưa ghi nhận văn bản trả lời nào; đã quá hạn ${due}`, en: `No answer recorded by ${today}; overdue since ${due}` };
  }
}
