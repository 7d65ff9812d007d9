import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ACCESS_LOG, ACCOUNT_ACTS, ASSIGNMENT, decodeEvent, DELEGATION, DIRECTIVE, DIRECTIVE_NUMBER, EVENT_CATALOGUE, HANDLING, INDICATOR, INSPECTION, LOG_KEY, NOTICE_DESK, ORGANISATION, OVERSIGHT, PERIOD_REPORT, PERSON, POSITIONS, PROPOSAL, RANKING, RECEIPT, REPORTING, REVIEW, SUPERVISION_RULES_AGGREGATE, URGING, type Aggregate, type DomainEvent, type DomainEventType } from '#libs/application';

const FOLDER = import.meta.dirname;
const STORED = join(FOLDER, '..');
const DAY = 86_400_000;

type AnyAggregate = Aggregate<never, Readonly<Record<string, unknown>>, DomainEvent>;
type Step = Readonly<Record<string, unknown>>;

interface Folded {
  readonly name: string;
  readonly aggregate: AnyAggregate;
  /** Fixed histories by name. The folding never refuses, so an order may be one that no decision would lead to. */
  readonly histories: Readonly<Record<string, readonly DomainEventType[]>>;
}

const folded = <C, S, E extends DomainEvent>(name: string, aggregate: Aggregate<C, S, E>, histories: Folded['histories']): Folded => ({
  name,
  aggregate: aggregate as unknown as AnyAggregate, // only ever given events of its own histories
  histories,
});

const AGGREGATES: readonly Folded[] = [
  folded('assignment', ASSIGNMENT, {
    'returned, corrected, done again and closed': [
      'TaskAssigned', 'AssignmentAcknowledged', 'ProgressReported', 'ResultSubmitted', 'CoordinationRequested', 'ResultReturned', 'ActCorrected', 'CoordinationAnswered',
      'ResultAccepted', 'LatenessWaived', 'AssignmentClosed',
    ],
    'extended, moved and paused': [
      'TaskAssigned', 'AssignmentAcknowledged', 'ExtensionRequested', 'ExtensionGranted', 'ExtensionRequested', 'ExtensionRefused', 'AssignmentTransferred', 'AssignmentSuspended',
      'AssignmentResumed', 'DeadlineChanged', 'AssignmentWithdrawn',
    ],
    'reminded': ['TaskAssigned', 'RungFired', 'RungFired', 'AssignmentAcknowledged', 'RungFired', 'ResultSubmitted'],
    'waiting for an event, then reviewed': ['TaskAssigned', 'ConditionRecorded', 'StandingDutyReviewed', 'ConditionRecorded', 'DeadlineChanged'],
    'returning': ['TaskAssigned', 'AssignmentAcknowledged', 'RecurrenceSet', 'PeriodResultFiled', 'ActCorrected', 'DutyStarred'],
    'of several points': ['TaskAssigned', 'AssignmentAcknowledged', 'PointAdded', 'PointReported', 'PointConfirmed', 'PointWithdrawn'],
    'with files': ['TaskAssigned', 'AssignmentAcknowledged', 'FilesAttached', 'ProgressReported', 'FilesAttached', 'ActCorrected'],
    'of an external lead': ['TaskAssigned', 'ExternalResultRecorded'],
    'handed over': ['TaskAssigned', 'AssignmentAcknowledged', 'CoordinationRequested', 'AssignmentHandedOver'],
    'asked of the wrong coordinator': ['TaskAssigned', 'AssignmentAcknowledged', 'ProgressReported', 'CoordinationRequested', 'CoordinationRequested', 'CoordinationRequestTakenBack'],
    'refused by its lead': ['TaskAssigned', 'AssignmentReturnedToIssuer', 'ReturnToIssuerRefused', 'AssignmentAcknowledged'],
    'done by its parts': ['TaskAssigned', 'AssignmentAcknowledged', 'PartHandedDown', 'PartOutcomeRecorded', 'CompletedByParts'],
  }),
  folded('directive', DIRECTIVE, {
    'issued, amended and concluded': ['DirectiveDrafted', 'DirectiveDraftRevised', 'DirectiveIssued', 'DirectiveAmended', 'DirectiveConcluded', 'DirectiveConclusionTakenBack'],
    'withdrawn': ['DirectiveDrafted', 'DirectiveWithdrawn'],
    'a state secret': ['DirectiveStubEntered', 'DirectiveStubEntered', 'DirectiveWithdrawn'],
  }),
  folded('directive-number', DIRECTIVE_NUMBER, { 'claimed and released': ['DirectiveNumberClaimed', 'DirectiveNumberReleased', 'DirectiveNumberClaimed'] }),
  folded('receipt', RECEIPT, { 'registered and corrected': ['DirectiveSent', 'DirectiveDelivered', 'ArrivalRegistered', 'ArrivalCorrected'] }),
  folded('notice-desk', NOTICE_DESK, { 'seen twice': ['NoticesSeen', 'NoticesSeen'] }),
  folded('access-log', ACCESS_LOG, { 'read, exported and refused': ['DataRead', 'DataExported', 'AttemptRefused'] }),
  folded('account-acts', ACCOUNT_ACTS, { 'kept, lost and given back': ['AccountEntered', 'AccountInvited', 'AuthenticatorSetUp', 'RecoveryCodesRenewed', 'PasskeyAdded', 'PasskeyRemoved', 'IdentityLinked', 'SecondFactorTakenAway', 'AccountDisabled', 'AccountEnabled', 'AccountChanged', 'AccessReset'], 'signed in, guessed at and ended': ['PasswordSet', 'SignedIn', 'MachineTokenMade', 'SignInThrottled', 'RecoveryCodeUsed', 'MachineTokenEnded', 'IdentityUnlinked', 'SessionsEnded'] }),
  folded('log-key', LOG_KEY, { 'introduced and rotated': ['LogKeyIntroduced', 'LogKeyRotated'] }),
  folded('indicator', INDICATOR, {
    'measured, corrected, linked and withdrawn': [
      'IndicatorDefined', 'IndicatorLinked', 'MeasurementRecorded', 'MeasurementCorrected', 'IndicatorAmended', 'MeasurementWithdrawn', 'IndicatorUnlinked', 'IndicatorWithdrawn',
    ],
  }),
  folded('urging', URGING, {
    'answered, explained twice and closed': [
      'UrgingIssued', 'UrgingDelivered', 'UrgingAnswered', 'ExplanationGiven', 'ExplanationAskedAgain', 'ExplanationGiven', 'ExplanationAccepted', 'UrgingAnswered', 'UrgingClosed',
    ],
    'withdrawn': ['UrgingIssued', 'UrgingWithdrawn', 'UrgingEndTakenBack'],
    'answered with files': ['UrgingIssued', 'UrgingAnswered', 'UrgingFilesAttached', 'ExplanationGiven', 'UrgingFilesAttached'],
    'answered by mistake': ['UrgingIssued', 'UrgingAnswered', 'UrgingAnswerTakenBack', 'ExplanationGiven', 'ExplanationTakenBack', 'ExplanationGiven', 'ExplanationAccepted', 'ExplanationAcceptanceTakenBack'],
  }),
  folded('reporting', REPORTING, {
    'changed and ended': ['ReportingSetUp', 'ReportingUnitAdded', 'ReportingUnitWithdrawn', 'ReportScheduleChanged', 'ReportingHandedOver', 'ReportingEnded'],
    'withdrawn': ['ReportingSetUp', 'ReportingWithdrawn'],
  }),
  folded('period-report', PERIOD_REPORT, {
    'reported, returned, corrected and consolidated': [
      'UnitReportFiled', 'UnitReportReturned', 'NilReportFiled', 'UnitReportCorrected', 'UnitReportTakenBack', 'ConsolidationDrafted', 'ConsolidationSubmitted', 'ConsolidationReturned',
      'UnitReportFiled', 'ConsolidationSubmitted', 'ConsolidationAccepted', 'ConsolidationAcceptanceTakenBack',
    ],
    'with files': ['UnitReportFiled', 'ReportFilesAttached', 'ConsolidationDrafted', 'ConsolidationSubmitted', 'ReportFilesAttached'],
    'reminded of': ['ReportRungFired', 'UnitReportFiled', 'ReportRungFired', 'ReportRungFired', 'UnitReportReturned'],
  }),
  folded('review', REVIEW, {
    'concluded, and the conclusion taken back': [
      'ReviewOutlineIssued', 'ReviewReportFiled', 'ReviewReportReturned', 'ReviewReportFiled', 'ReviewDrafted', 'ReviewConferenceHeld', 'ReviewConcluded', 'ReviewStepTakenBack',
    ],
    'withdrawn': ['ReviewOutlineIssued', 'ReviewHandedOver', 'ReviewWithdrawn'],
  }),
  folded('supervision-rules', SUPERVISION_RULES_AGGREGATE, { 'published twice': ['WorkingCalendarPublished', 'PolicyPublished', 'WorkingCalendarPublished'] }),
  folded('delegation', DELEGATION, { 'given and revoked': ['PowerDelegated', 'DelegationRevoked'] }),
  folded('person', PERSON, { 'erased by two': ['PersonEntered', 'PersonDataChanged', 'PersonErasureAsked', 'PersonErasureTakenBack', 'PersonErasureAsked', 'PersonErased'] }),
  folded('positions', POSITIONS, { 'given and ended': ['PersonAppointed', 'PositionEnded'] }),
  folded('proposal', PROPOSAL, { 'revised and approved': ['ActProposed', 'ProposalRevised', 'ProposalApproved'], 'refused': ['ActProposed', 'ProposalRefused'] }),
  folded('handling', HANDLING, { 'passed and moved': ['DutyPassed', 'DutyMovedToHead'] }),
  folded('organisation', ORGANISATION, { 'a register': ['BodiesRegistered', 'GroupDefined', 'BodyRenamed', 'BodyMoved', 'BodyEnded', 'BodiesSucceeded', 'HandOverOrdered', 'HandOverFellDue'] }),
  folded('inspection', INSPECTION, {
    'concluded, put right and closed': [
      'InspectionDecided', 'InspectionPlanned', 'InspectionTeamNamed', 'InspectionMinuted', 'InspectionMinutesTakenBack', 'InspectionMinuted', 'InspectionConcluded', 'RemediationOutcomeRecorded',
      'InspectionClosed',
    ],
    'with files': ['InspectionDecided', 'InspectionMinuted', 'InspectionFilesAttached', 'InspectionConcluded', 'InspectionFilesAttached'],
    'withdrawn': ['InspectionDecided', 'InspectionWithdrawn', 'InspectionEndTakenBack', 'InspectionHandedOver'],
    'concluded by mistake': ['InspectionDecided', 'InspectionMinuted', 'InspectionConcluded', 'InspectionConclusionCorrected', 'InspectionConclusionTakenBack', 'RemediationOutcomeRecorded', 'InspectionConcluded', 'InspectionClosed', 'InspectionEndTakenBack'],
  }),
  folded('ranking', RANKING, {
    'contested, upheld, corrected': ['RankingPublished', 'RankingLineContested', 'RankingLineUpheld', 'RankingLineContested', 'RankingCorrected'],
    'withdrawn': ['RankingPublished', 'RankingLineContested', 'RankingWithdrawn', 'RankingPublished'],
  }),
  folded('oversight', OVERSIGHT, {
    'watched to its end': ['OversightOpened', 'OversightObserved', 'EarlyWarningGiven', 'OversightRecommended', 'InspectionProposed', 'OversightEnded'],
    'warned of and ended by mistake': ['OversightOpened', 'OversightObserved', 'EarlyWarningGiven', 'OversightEntryTakenBack', 'OversightEnded', 'OversightEndTakenBack'],
  }),
]; // prettier-ignore

/** The oldest golden event of that type, through the upcasters; each step a day after the one before. */
function eventAt(type: DomainEventType, revision: number): { readonly event: DomainEvent; readonly act: ReturnType<typeof decodeEvent>['metadata']['act'] } {
  const bytes = new Uint8Array(readFileSync(join(STORED, `${EVENT_CATALOGUE[type].name}.v1.json`)));
  const { event, metadata } = decodeEvent({ id: 'id', stream: 'stream', revision, position: String(revision), bytes });
  return { event, act: { ...metadata.act, recordedAt: metadata.act.recordedAt + revision * DAY, lateEntryBasis: revision % 2 === 0 ? metadata.act.lateEntryBasis : null } };
}

const plain = (value: unknown): Step => JSON.parse(JSON.stringify(value)) as Step;

/** The state as a snapshot keeps it: whole before the first event, then after each event the fields that it changed. */
function foldedSteps({ aggregate }: Folded, types: readonly DomainEventType[]): readonly Step[] {
  let state = aggregate.decider.initialState;
  let before = plain(aggregate.toJson(state));
  const steps: Step[] = [before];
  for (const [revision, type] of types.entries()) {
    const { event, act } = eventAt(type, revision);
    state = aggregate.decider.evolve(state, event, act);
    const after = plain(aggregate.toJson(state));
    const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
    steps.push({ after: type, ...Object.fromEntries(changed.map((field) => [field, field in after ? after[field] : 'gone'])) });
    before = after;
  }
  return steps;
}

const foldsOf = (entry: Folded): Readonly<Record<string, readonly Step[]>> =>
  Object.fromEntries(Object.entries(entry.histories).map(([title, types]) => [title, foldedSteps(entry, types)]));

const fileOf = ({ name, aggregate }: Folded): string => join(FOLDER, `${name}.v${aggregate.foldVersion}.json`);

const WHAT_TO_DO = ({ name, aggregate: { foldVersion } }: Folded): string =>
  `What "${name}" folds into is no longer what snapshots of fold version ${foldVersion} hold: they would be taken for the new state.\n` +
  `If the change is meant, raise its foldVersion in libs/application/src/commands/aggregate.ts to ${foldVersion + 1}, then write the new file once:\n` +
  `  WRITE_MISSING_GOLDEN=1 npm run test:unit -- --testPathPatterns golden/folds\nNever edit test/golden/folds/${name}.v${foldVersion}.json.`;

// A file that exists is never written again.
if (process.env['WRITE_MISSING_GOLDEN'] === '1') {
  for (const entry of AGGREGATES) {
    if (!existsSync(fileOf(entry))) writeFileSync(fileOf(entry), `${JSON.stringify(foldsOf(entry), null, 1)}\n`);
  }
}

describe('what histories fold into', () => {
  it.each(AGGREGATES)('$name: is what snapshots of its fold version hold', (entry) => {
    if (!existsSync(fileOf(entry))) throw new Error(`${fileOf(entry)} is missing. ${WHAT_TO_DO(entry)}`);
    const golden = JSON.parse(readFileSync(fileOf(entry), 'utf8')) as unknown;
    const now = foldsOf(entry);
    try {
      expect(now).toEqual(golden);
    } catch (difference) {
      throw new Error(`${WHAT_TO_DO(entry)}\n\n${(difference as Error).message}`);
    }
    expect(Object.keys(now)).toEqual(Object.keys(entry.histories));
  });

  it.each(AGGREGATES)('$name: is the same after every snapshot on the way', ({ aggregate, histories }) => {
    for (const types of Object.values(histories)) {
      let straight = aggregate.decider.initialState;
      let restored = straight;
      for (const [revision, type] of types.entries()) {
        const { event, act } = eventAt(type, revision);
        straight = aggregate.decider.evolve(straight, event, act);
        restored = aggregate.decider.evolve(aggregate.fromJson(plain(aggregate.toJson(restored))), event, act);
      }
      expect(restored).toEqual(straight);
    }
  });

  it('covers every event, and every file belongs to an aggregate', () => {
    const covered = new Set(AGGREGATES.flatMap(({ histories }) => Object.values(histories).flat()));
    expect(Object.keys(EVENT_CATALOGUE).filter((type) => !covered.has(type as DomainEventType))).toEqual([]);
    const known = AGGREGATES.flatMap(({ name, aggregate }) => Array.from({ length: aggregate.foldVersion }, (_, index) => `${name}.v${index + 1}.json`));
    expect(readdirSync(FOLDER).filter((file) => file.endsWith('.json') && !known.includes(file))).toEqual([]);
  });
});
