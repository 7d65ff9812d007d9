import { assignmentDecider, coordinationDays, type AssignmentCommand, type AssignmentEvent, type AssignmentState } from '../assignment/index.js';
import { filesBehind } from '../files/index.js';
import { dateAt } from '../kernel/index.js';
import { bodyStands } from '../organisation/index.js';
import type { Retrace, Retraceable, Told } from './retracing.js';

type Asked = AssignmentCommand;

/** More than anybody ever grants: where no policy is known, the cap is none. */
const NO_CAP = Number.MAX_SAFE_INTEGER;

const retrace: Retrace<AssignmentCommand, AssignmentState, AssignmentEvent> = {
  TaskAssigned: (terms): Asked => ({ type: 'AssignTask', terms }),
  AssignmentAcknowledged: (data, told): Asked => ({ type: 'AcknowledgeAssignment', ...data, ...filesBehind(told.events) }),
  AssignmentReturnedToIssuer: (data, told): Asked => ({ type: 'ReturnToIssuer', ...data, ...filesBehind(told.events) }),
  ReturnToIssuerRefused: (data): Asked => ({ type: 'RefuseReturnToIssuer', ...data }),
  ProgressReported: (data, told): Asked => ({ type: 'ReportProgress', ...data, ...filesBehind(told.events) }),
  ResultSubmitted: ({ outputs, note }, told): Asked => ({ type: 'SubmitResult', outputs, note, ...filesBehind(told.events) }),
  ResultReturned: ({ reasons }, told): Asked => ({ type: 'ReturnResult', reasons, ...filesBehind(told.events) }),
  ResultAccepted: ({ note }): Asked => ({ type: 'AcceptResult', note }),
  LatenessWaived: (data): Asked => ({ type: 'WaiveLateness', ...data }),
  AssignmentClosed: (data): Asked => ({ type: 'CloseAssignment', ...data }),
  ExternalResultRecorded: (data, told): Asked => ({ type: 'RecordExternalResult', ...data, ...filesBehind(told.events) }),
  ExtensionRequested: ({ proposedDue, reason, progressSoFar, filedLate, hindrances }, told): Asked => ({
    type: 'RequestExtension', proposedDue, reason, progressSoFar, afterDue: filedLate, hinderedBy: hindrances.map(({ coordinator }) => coordinator), ...filesBehind(told.events),
  }), // prettier-ignore
  ExtensionGranted: ({ newDue, note, beyondCap }, { rules }): Asked => ({ type: 'GrantExtension', newDue, note, beyondCap, maxExtensions: rules?.policy.maxExtensions ?? (beyondCap ? 0 : NO_CAP) }),
  ExtensionRefused: ({ reason }): Asked => ({ type: 'RefuseExtension', reason }),
  DeadlineChanged: ({ deadlines, basis }): Asked => ({ type: 'ChangeDeadline', deadlines, basis }),
  AssignmentTransferred: ({ to, confirmingBody, acknowledgementDue, basis }, { register, act }): Asked => ({
    type: 'TransferAssignment', to, confirmingBody, acknowledgementDue, basis, bodyStands: bodyStands(register, to, act.occurredOn),
  }), // prettier-ignore
  AssignmentHandedOver: (_, { events }): Asked => ({
    type: 'HandOverAssignment',
    moves: events.flatMap((event) => {
      if (event.type !== 'AssignmentHandedOver') return [];
      const { collapsed: _collapsed, ...move } = event.data;
      return [move];
    }),
  }),
  AssignmentSuspended: (data): Asked => ({ type: 'SuspendAssignment', ...data }),
  AssignmentResumed: (data): Asked => ({ type: 'ResumeAssignment', ...data }),
  AssignmentWithdrawn: (data): Asked => ({ type: 'WithdrawAssignment', ...data }),
  PartHandedDown: ({ due: _due, dueAfterParent: _after, ...part }, { register, act }): Asked => ({ type: 'HandDownPart', part: { ...part, bodyStands: bodyStands(register, part.body, act.occurredOn) } }),
  PartOutcomeRecorded: (data): Asked => ({ type: 'RecordPartOutcome', ...data }),
  CompletedByParts: null, // always follows what completed it
  CoordinationRequested: ({ coordinator, request, answerDue, answerDueBy }, told): Asked => ({
    type: 'RequestCoordination', coordinator, request, answerDue: answerDueBy === 'lead' ? answerDue : null, ...daysOf(told),
  }), // prettier-ignore
  CoordinationRequestTakenBack: ({ coordinator, reason }): Asked => ({ type: 'TakeBackCoordinationRequest', coordinator, reason }),
  CoordinationAnswered: ({ answer, note }, told): Asked => ({ type: 'AnswerCoordination', answer, note, ...filesBehind(told.events) }),
  FilesAttached: null, // always follows the act that carries them
  ActCorrected: (data): Asked => ({ type: 'CorrectAct', ...data }),
  RungFired: ({ body: _body, ...rung }, { act }): Asked => ({ type: 'FireRung', ...rung, at: act.recordedAt }),
  ConditionRecorded: ({ place, event, on, basis }, { rules }): Asked | null => (rules === null ? null : { type: 'RecordCondition', place, event, on, basis, policy: rules.policy, calendar: rules.calendar }),
  StandingDutyReviewed: ({ findings }, { rules }): Asked | null => (rules === null ? null : { type: 'ReviewStandingDuty', findings, reviewEveryMonths: rules.policy.reviewEveryMonths }),
  RecurrenceSet: ({ calendar, rhythms, due, basis }): Asked => ({ type: 'SetRecurrence', calendar, rhythms, due, basis }),
  PeriodResultFiled: ({ period, note, nil }, told): Asked => ({ type: 'FilePeriodResult', period, note, nil, ...filesBehind(told.events) }),
  PointAdded: (data, told): Asked => (data.from === 'directive' ? amendedPoints(told) : { type: 'AddPoint', code: data.code, text: data.text }),
  PointWithdrawn: (data, told): Asked => (told.events.length > 1 || told.act.actor.startsWith('process:') ? amendedPoints(told) : { type: 'WithdrawPoint', ...data }),
  PointReported: (data, told): Asked => ({ type: 'ReportPoint', ...data, ...filesBehind(told.events) }),
  PointConfirmed: (data): Asked => ({ type: 'ConfirmPoint', ...data }),
  DutyStarred: (data): Asked => ({ type: 'StarDuty', ...data }),
};

function daysOf({ rules, act, state }: Told<AssignmentState, AssignmentEvent>): { readonly days?: ReturnType<typeof coordinationDays> } {
  return rules === null ? {} : { days: coordinationDays(dateAt(act.recordedAt), state.currentDue, rules.policy, rules.calendar) };
}

/** An amendment of the directive that reached the duty. */
function amendedPoints({ events }: Told<AssignmentState, AssignmentEvent>): Asked {
  const added = events.flatMap((event) => (event.type === 'PointAdded' ? [{ code: event.data.code, text: event.data.text }] : []));
  const withdrawn = events.flatMap((event) => (event.type === 'PointWithdrawn' ? [event.data.code] : []));
  const basis = events.flatMap((event) => (event.type === 'PointAdded' || event.type === 'PointWithdrawn' ? [event.data.basis ?? ''] : []))[0] ?? '';
  return { type: 'AmendPoints', added, withdrawn, basis };
}

export const RETRACE_ASSIGNMENT: Retraceable<AssignmentCommand, AssignmentState, AssignmentEvent> = { stream: /^assignment-/, decider: assignmentDecider, retrace };
