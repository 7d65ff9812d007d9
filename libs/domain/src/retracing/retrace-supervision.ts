import { filesBehind } from '../files/index.js';
import { actingBody } from '../kernel/index.js';
import { bodyStands } from '../organisation/index.js';
import { indicatorDecider, type IndicatorCommand, type IndicatorEvent, type IndicatorState } from '../indicator/index.js';
import {
  inspectionDecider, oversightDecider, rankingDecider, type InspectionCommand, type InspectionEvent, type InspectionState, type OversightCommand, type OversightEvent, type OversightState, type RankingCommand, type RankingEdition, type RankingEvent, type RankingRules,
  type RankingState,
} from '../supervision/index.js'; // prettier-ignore
import { urgingDecider, type UrgingCommand, type UrgingEvent, type UrgingState } from '../supervision/urging/index.js';
import type { JudgedBy, Retraceable } from './retracing.js';

/** Which duties an urging is about, and which acts an answer refers to, stands in their own streams. */
export const RETRACE_URGING: Retraceable<UrgingCommand, UrgingState, UrgingEvent> = {
  stream: /^urging-/,
  decider: urgingDecider,
  retrace: {
    UrgingIssued: null,
    UrgingDelivered: (data) => ({ type: 'RecordUrgingDelivery', ...data }),
    UrgingAnswered: ({ refersTo, ...data }, { register, events }) => ({ type: 'AnswerUrging', ...data, ...filesBehind(events), refersTo: refersTo.map((reference) => ({ ...reference, lastRevision: reference.revision })), register }),
    ExplanationGiven: ({ addressee, text }, { register, events }) => ({ type: 'GiveExplanation', addressee, text, register, ...filesBehind(events) }),
    UrgingFilesAttached: null, // always follows what carries them
    ExplanationAccepted: ({ addressee, note }, { register }) => ({ type: 'AcceptExplanation', addressee, note, register }),
    ExplanationAskedAgain: ({ addressee, reason, due }, { register }) => ({ type: 'AskExplanationAgain', addressee, reason, due, register }),
    UrgingWithdrawn: (data, { register }) => ({ type: 'WithdrawUrging', ...data, register }),
    UrgingClosed: ({ note }, { register }) => ({ type: 'CloseUrging', note, register }),
    UrgingAnswerTakenBack: (data, { register }) => ({ type: 'TakeBackUrgingAnswer', ...data, register }),
    ExplanationTakenBack: ({ addressee, reason }, { register }) => ({ type: 'TakeBackExplanation', addressee, reason, register }),
    ExplanationAcceptanceTakenBack: ({ addressee, reason }, { register }) => ({ type: 'TakeBackExplanationAcceptance', addressee, reason, register }),
    UrgingEndTakenBack: ({ reason }, { register }) => ({ type: 'TakeBackUrgingEnd', reason, register }),
  },
};

export const RETRACE_INSPECTION: Retraceable<InspectionCommand, InspectionState, InspectionEvent> = {
  stream: /^inspection-/,
  decider: inspectionDecider,
  retrace: {
    InspectionDecided: (decision, { register }) => ({ type: 'DecideInspection', decision, register }),
    InspectionPlanned: (data, { register }) => ({ type: 'PlanInspection', ...data, register }),
    InspectionTeamNamed: (data, { register }) => ({ type: 'NameInspectionTeam', ...data, register }),
    InspectionMinuted: ({ number: _number, findings, ...minutes }, { register, events }) => ({ type: 'RecordInspectionMinutes', minutes, findings: findings.map(({ number: _place, ...finding }) => finding), register, ...filesBehind(events) }),
    InspectionFilesAttached: null, // always follows what carries them
    InspectionMinutesTakenBack: (data, { register }) => ({ type: 'TakeBackInspectionMinutes', ...data, register }),
    InspectionConcluded: ({ number, date, signatory, conclusions, remediation, directiveId, supervisingBody }, { register, events }) => ({
      type: 'ConcludeInspection', number, date, signatory, conclusions, register, ...filesBehind(events),
      remediation: remediation.map(({ body, summary, expectedOutputs, deadlines }) => ({ body, summary, expectedOutputs, deadlines })),
      directive: { directiveId, supervisingBody },
      remediationIdFor: (_, item) => remediation.find(({ number: place }) => place === item)?.assignmentId ?? ('' as (typeof remediation)[number]['assignmentId']),
    }), // prettier-ignore
    RemediationOutcomeRecorded: (data) => ({ type: 'RecordRemediationOutcome', ...data }),
    InspectionWithdrawn: (data, { register }) => ({ type: 'WithdrawInspection', ...data, register }),
    InspectionClosed: ({ reason }, { register }) => ({ type: 'CloseInspection', reason, register }),
    InspectionConclusionCorrected: (data, { register }) => ({ type: 'CorrectConclusion', ...data, register }),
    InspectionConclusionTakenBack: ({ reason }, { register }) => ({ type: 'TakeBackConclusion', reason, register }),
    InspectionEndTakenBack: ({ reason }, { register }) => ({ type: 'TakeBackInspectionEnd', reason, register }),
    // By a process it is a move; by an office, the keepers it may choose from stand in other streams.
    InspectionHandedOver: (_, { events, act }) =>
      act.actor.startsWith('process:') ? { type: 'HandOverInspection', moves: events.flatMap((event) => (event.type === 'InspectionHandedOver' ? [event.data] : [])) } : null,
  },
};

export const RETRACE_OVERSIGHT: Retraceable<OversightCommand, OversightState, OversightEvent> = {
  stream: /^oversight-/,
  decider: oversightDecider,
  retrace: {
    OversightOpened: (opening, { register }) => ({ type: 'OpenOversight', opening, register }),
    OversightObserved: ({ number: _number, ...observation }, { register }) => ({ type: 'RecordObservation', observation, register }),
    EarlyWarningGiven: ({ number: _number, ...warning }, { register }) => ({ type: 'GiveEarlyWarning', warning, register }),
    OversightRecommended: ({ to, text }, { register }) => ({ type: 'RecommendAfterOversight', to, text, register }),
    InspectionProposed: (data, { register }) => ({ type: 'ProposeInspection', ...data, register }),
    // Whoever ends one that watches itself is taken for its keeper: the directive that names keepers stands in another stream.
    OversightEnded: (data, { register, act }) => ({ type: 'EndOversight', ...data, keepers: [actingBody(act)], register }),
    OversightEntryTakenBack: (data, { register }) => ({ type: 'TakeBackOversightEntry', ...data, register }),
    OversightEndTakenBack: (data, { register }) => ({ type: 'TakeBackOversightEnd', ...data, register }),
  },
};

/** Whether a linked duty is there stands in other streams: what was linked is taken for known. */
export const RETRACE_INDICATOR: Retraceable<IndicatorCommand, IndicatorState, IndicatorEvent> = {
  stream: /^indicator-/,
  decider: indicatorDecider,
  retrace: {
    IndicatorDefined: (data) => ({ type: 'DefineIndicator', ...data }),
    IndicatorAmended: ({ content, basis }) => ({ type: 'AmendIndicator', content, basis }),
    IndicatorWithdrawn: ({ basis }) => ({ type: 'WithdrawIndicator', basis }),
    MeasurementRecorded: ({ body, period, measurement }, { register, act }) => ({ type: 'RecordMeasurement', body, period, measurement, bodyStands: bodyStands(register, body, act.occurredOn) }),
    MeasurementCorrected: ({ body, period, measurement, reason }) => ({ type: 'CorrectMeasurement', body, period, measurement, reason }),
    MeasurementWithdrawn: ({ body, period, reason }) => ({ type: 'WithdrawMeasurement', body, period, reason }),
    IndicatorLinked: ({ duty }) => ({ type: 'LinkIndicator', duty, known: true }),
    IndicatorUnlinked: ({ duty, reason }) => ({ type: 'UnlinkIndicator', duty, reason }),
  },
};

/** How the bodies were counted stands in the streams of their duties: the counts of the list are taken for counted. */
export const RETRACE_RANKING: Retraceable<RankingCommand, RankingState, RankingEvent> = {
  stream: /^ranking-/,
  decider: rankingDecider,
  retrace: {
    RankingPublished: ({ office, period, against, judged, basis, ...edition }, told) =>
      byRules(told, (rules) => ({ type: 'PublishRanking', office, period: period.key, paper: paperOf(edition), against, judged, bodies: linesOf(edition), basis, register: told.register, rules })),
    RankingLineContested: ({ body, reason, duties }, told) => byRules(told, (rules) => ({ type: 'ContestRankingLine', body, reason, duties, register: told.register, rules })),
    RankingLineUpheld: ({ body, reason }, told) => byRules(told, (rules) => ({ type: 'UpholdRankingLine', body, reason, register: told.register, rules })),
    RankingCorrected: ({ body, adjustments, reason, ...edition }, told) =>
      byRules(told, (rules) => ({
        type: 'CorrectRanking', body, name: linesOf(edition).find((line) => line.body === body)?.name ?? '', paper: paperOf(edition), adjustments, reason, register: told.register, rules,
      })), // prettier-ignore
    RankingWithdrawn: ({ reason }, told) => byRules(told, (rules) => ({ type: 'WithdrawRanking', reason, register: told.register, rules })),
  },
};

const paperOf = ({ number, date, signatory }: Omit<RankingEdition, 'contestUntil'>) => ({ number, date, signatory });
const linesOf = ({ ranked, unranked }: Omit<RankingEdition, 'contestUntil'>) => [...ranked, ...unranked];

function byRules({ rules }: JudgedBy, command: (rules: RankingRules) => RankingCommand): RankingCommand | null {
  return rules === null ? null : command({ minimumN: rules.policy.rankingMinimumN, contestWorkingDays: rules.policy.rankingContestWorkingDays, calendar: rules.calendar });
}
