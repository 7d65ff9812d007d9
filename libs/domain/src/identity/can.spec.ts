import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actorId, bodyId, localDate, startOfDay, type BodyId } from '../kernel/index.js';
import {
  bodiesActedFor, can, isRead, POLICY, PROCESS_ONLY, READ_ACTIONS, readsEverything, RELATIONS, ROLES,
  type Action, type Actor, type Relation, type Resource, type Role,
} from './index.js';

const at = startOfDay(localDate('2021-11-20'));
const me = bodyId('me');
const other = bodyId('other');

/** Every action there is; the compiler demands each of them. */
const EVERY_ACTION: Readonly<Record<Action, true>> = {
  AssignTask: true, AcknowledgeAssignment: true, ReturnToIssuer: true, RefuseReturnToIssuer: true, ReportProgress: true, SubmitResult: true, ReturnResult: true,
  AcceptResult: true, WaiveLateness: true, CloseAssignment: true, RequestExtension: true, GrantExtension: true, RefuseExtension: true, ChangeDeadline: true,
  TransferAssignment: true, HandOverAssignment: true, DelegatePower: true, RevokeDelegation: true, 'delegation.read': true, BeginDueHandOvers: true, SuspendAssignment: true, ResumeAssignment: true, WithdrawAssignment: true, HandDownPart: true, RecordPartOutcome: true, FireRung: true, FireReportRung: true,
  RequestCoordination: true, TakeBackCoordinationRequest: true, AnswerCoordination: true, CorrectAct: true, AssignTaskToBody: true, RecordCondition: true, ReviewStandingDuty: true, SetRecurrence: true, FilePeriodResult: true, AddPoint: true, WithdrawPoint: true, AmendPoints: true, RecordExternalResult: true, ReportPoint: true, ConfirmPoint: true, StarDuty: true,
  DraftDirective: true, ReviseDraft: true, EnterStub: true, RecordFileCondition: true, IssueDirective: true, AmendDirective: true, ConcludeDirective: true, TakeBackDirectiveConclusion: true, WithdrawDirective: true,
  ClaimDirectiveNumber: true, ReleaseDirectiveNumber: true, SendDirective: true, ConfirmDelivery: true, RegisterArrival: true, CorrectArrival: true,
  SetUpReporting: true, AddReportingUnit: true, WithdrawReportingUnit: true, ChangeReportSchedule: true, HandOverReporting: true, EndReporting: true, WithdrawReporting: true,
  FileUnitReport: true, FileNilReport: true, ReturnUnitReport: true, CorrectUnitReport: true, TakeBackUnitReport: true,
  DraftConsolidation: true, SubmitConsolidation: true, ReturnConsolidation: true, AcceptConsolidation: true, TakeBackConsolidationAcceptance: true,
  IssueReviewOutline: true, FileReviewReport: true, ReturnReviewReport: true, DraftReview: true, HoldReviewConference: true, ConcludeReview: true, TakeBackReviewStep: true, HandOverReview: true, WithdrawReview: true,
  'reporting.read': true, 'review.read': true,
  RegisterBodies: true, RenameBody: true, MoveBody: true, EndBody: true, SucceedBodies: true, OrderHandOver: true, DefineGroup: true, PublishWorkingCalendar: true, PublishPolicy: true, 'account.manage': true, 'account.read': true, 'access.read': true, 'timer.read': true,
  IntroduceLogKey: true, RotateLogKey: true, MarkNoticesSeen: true, 'board.arrange': true, 'notice.choose': true, 'contact.manage': true, 'contact.read': true,
  DefineIndicator: true, AmendIndicator: true, WithdrawIndicator: true, RecordMeasurement: true, CorrectMeasurement: true, WithdrawMeasurement: true, LinkIndicator: true, UnlinkIndicator: true, 'indicator.read': true,
  'assignment.read': true, 'directive.read': true, 'receipt.read': true, 'urging.read': true, 'history.read': true, 'inbox.read': true, 'notice.read': true, 'board.read': true, 'organisation.read': true, 'rules.read': true,
  DecideInspection: true, PlanInspection: true, NameInspectionTeam: true, RecordInspectionMinutes: true, TakeBackInspectionMinutes: true, ConcludeInspection: true,
  RecordRemediationOutcome: true, WithdrawInspection: true, CloseInspection: true, CorrectConclusion: true, TakeBackConclusion: true, TakeBackInspectionEnd: true, HandOverInspection: true, TakeOverInspection: true, 'inspection.read': true, OpenOversight: true, RecordObservation: true,
  GiveEarlyWarning: true, RecommendAfterOversight: true, ProposeInspection: true, EndOversight: true, TakeBackOversightEntry: true, TakeBackOversightEnd: true, 'oversight.read': true,
  PublishRanking: true, ContestRankingLine: true, UpholdRankingLine: true, CorrectRanking: true, WithdrawRanking: true, 'ranking.read': true,
  IssueUrging: true, RecordUrgingDelivery: true, AnswerUrging: true, GiveExplanation: true, AcceptExplanation: true, AskExplanationAgain: true, WithdrawUrging: true, CloseUrging: true, TakeBackUrgingAnswer: true, TakeBackExplanation: true, TakeBackExplanationAcceptance: true, TakeBackUrgingEnd: true,
  EnterPerson: true, ChangePersonData: true, AskPersonErasure: true, TakeBackPersonErasure: true, ConfirmPersonErasure: true, AppointPerson: true, EndPosition: true, 'staff.read': true, 'proposal.read': true, ProposeAct: true, ReviseProposal: true, RefuseProposal: true, ApproveProposal: true, PassDuty: true, MoveDutiesOfLeaver: true, 'person.read': true,
  search: true, 'events.follow': true, export: true,
};
const ACTIONS = Object.keys(EVERY_ACTION) as Action[];

const actor = (roles: readonly Role[], more: Partial<Actor> = {}): Actor => ({ actorId: actorId('a'), body: me, roles, delegations: [], ...more });

const assignment = (more: Partial<Extract<Resource, { kind: 'assignment' }>> = {}): Resource => ({
  kind: 'assignment', lead: other, issuer: other, confirming: other, supervising: other, participants: [other], parentChainBodies: [], ...more,
});
const reporting = (more: Partial<Extract<Resource, { kind: 'reporting' }>> = {}): Resource => ({ kind: 'reporting', owner: other, consolidator: other, recipient: other, units: [other], ...more });
const directive = (more: Partial<Extract<Resource, { kind: 'directive' }>> = {}): Resource => ({ kind: 'directive', issuer: other, confirming: other, supervising: other, reached: [], ...more });

const inspection = (more: Partial<Extract<Resource, { kind: 'inspection' }>> = {}): Resource => ({ kind: 'inspection', issuer: other, inspecting: other, inspected: [other], team: [], keepers: [], ...more });
const oversight = (more: Partial<Extract<Resource, { kind: 'oversight' }>> = {}): Resource => ({ kind: 'oversight', overseeing: other, overseen: [other], keepers: [], ...more });
const indicator = (more: Partial<Extract<Resource, { kind: 'indicator' }>> = {}): Resource => ({ kind: 'indicator', issuer: other, supervising: other, reporters: [other], measured: null, reached: [], ...more });

/** For each relation, a resource to which the body `me` stands in that relation and in no other. */
const STANDING: Readonly<Record<Relation, Resource>> = {
  'assignment-lead': assignment({ lead: me }), 'assignment-issuer': assignment({ issuer: me }), 'assignment-confirming': assignment({ confirming: me }),
  'assignment-supervising': assignment({ supervising: me }), 'assignment-participant': assignment({ participants: [other, me] }), 'assignment-chain': assignment({ parentChainBodies: [me] }),
  'assignment-anyone': assignment(),
  'directive-issuer': directive({ issuer: me }), 'directive-confirming': directive({ confirming: me }), 'directive-supervising': directive({ supervising: me }),
  'directive-reached': directive({ reached: new Set([me]) }), 'directive-anyone': directive(),
  'receipt-addressee': { kind: 'receipt', addressee: me, issuer: other }, 'receipt-issuer': { kind: 'receipt', addressee: other, issuer: me }, 'receipt-anyone': { kind: 'receipt', addressee: other, issuer: other },
  'inspection-issuer': inspection({ issuer: me }), 'inspection-inspecting': inspection({ inspecting: me }), 'inspection-team': inspection({ team: [me] }), 'inspection-keeper': inspection({ keepers: [other, me] }),
  'inspection-inspected': inspection({ inspected: [other, me] }), 'inspection-anyone': inspection(),
  'oversight-overseeing': oversight({ overseeing: me }), 'oversight-keeper': oversight({ keepers: [other, me] }), 'oversight-overseen': oversight({ overseen: [me] }),
  'oversight-anyone': oversight(),
  'ranking-office': { kind: 'ranking', office: me, ranked: [other] }, 'ranking-ranked': { kind: 'ranking', office: other, ranked: [other, me] }, 'ranking-anyone': { kind: 'ranking', office: other, ranked: [] },
  'urging-issuer': { kind: 'urging', issuers: [me], addressees: [other], followers: [other] }, 'urging-addressee': { kind: 'urging', issuers: [other], addressees: [other, me], followers: [] },
  'urging-follower': { kind: 'urging', issuers: [other], addressees: [other], followers: [me] }, 'urging-anyone': { kind: 'urging', issuers: [other], addressees: [other], followers: [] },
  'indicator-issuer': indicator({ issuer: me }), 'indicator-supervising': indicator({ supervising: me }), 'indicator-reporter': indicator({ reporters: [other, me] }), 'indicator-measured': indicator({ measured: me }), 'indicator-reached': indicator({ reached: new Set([me]) }), 'indicator-anyone': indicator(),
  'reporting-owner': reporting({ owner: me }), 'reporting-consolidator': reporting({ consolidator: me }), 'reporting-recipient': reporting({ recipient: me }),
  'reporting-unit': reporting({ units: [other, me] }), 'reporting-anyone': reporting(),
  'review-conductor': { kind: 'review', conductor: me, units: [other] }, 'review-unit': { kind: 'review', conductor: other, units: [me] }, 'review-anyone': { kind: 'review', conductor: other, units: [] },
  'delegation-giver': { kind: 'delegation', from: me, to: other }, 'delegation-receiver': { kind: 'delegation', from: other, to: me }, 'delegation-anyone': { kind: 'delegation', from: other, to: other },
  'proposal-body': { kind: 'proposal', body: me }, 'proposal-anyone': { kind: 'proposal', body: other },
  'staff-body': { kind: 'staff', body: me }, 'staff-anyone': { kind: 'staff', body: other },
  'inbox-owner': { kind: 'inbox', body: me }, 'inbox-anyone': { kind: 'inbox', body: other },
  'organisation-anyone': { kind: 'organisation' }, 'supervision-rules-issuer': { kind: 'supervision-rules', issuer: me }, 'supervision-rules-anyone': { kind: 'supervision-rules', issuer: null }, 'board-anyone': { kind: 'board' }, 'system-anyone': { kind: 'system' },
};
/** What holds for anyone holds also for a party. */
const anyoneOf = (relation: Relation): Relation => `${relation.slice(0, relation.lastIndexOf('-'))}-anyone` as Relation;
const written = (relation: Relation, role: Role, action: Action): boolean => POLICY[relation].some(([roles, actions]) => roles.includes(role) && actions.includes(action));

describe('the policy table', () => {
  it.each(RELATIONS)('%s: allows exactly what is written, for every role and action', (relation) => {
    const wrong: string[] = [];
    for (const role of ROLES) {
      for (const action of ACTIONS) {
        const expected = (written(relation, role, action) || written(anyoneOf(relation), role, action)) && (role !== 'auditor' || isRead(action));
        if (can(actor([role]), action, STANDING[relation], at).allowed !== expected) wrong.push(`${role} ${action}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('gives every action to somebody, except what only processes do', () => {
    const given = new Set(RELATIONS.flatMap((relation) => POLICY[relation].flatMap(([, actions]) => actions)));
    expect(ACTIONS.filter((action) => !given.has(action)).toSorted()).toEqual([...PROCESS_ONLY].toSorted());
  });

  it('keeps reads and acts apart', () => {
    expect(ACTIONS.filter(isRead).toSorted()).toEqual([...READ_ACTIONS, 'access.read', 'account.read', 'contact.read', 'person.read', 'timer.read'].toSorted());
  });
});

describe('the rules in words', () => {
  const asks = (roles: readonly Role[], action: Action, relation: Relation) => can(actor(roles), action, STANDING[relation], at);

  it.each([
    [['officer'], 'SubmitResult', 'assignment-lead', { allowed: true, relation: 'assignment-lead' }],
    [['clerk'], 'SubmitResult', 'assignment-lead', { allowed: false, reason: 'role-lacks-action', mayKnow: true }],
    [['officer'], 'SubmitResult', 'assignment-participant', { allowed: false, reason: 'relation-lacks-action', mayKnow: true }],
    [['officer'], 'SubmitResult', 'assignment-anyone', { allowed: false, reason: 'not-party', mayKnow: false }],
    [['head'], 'AcceptResult', 'assignment-lead', { allowed: false, reason: 'relation-lacks-action', mayKnow: true }],
    [['approver'], 'AcceptResult', 'assignment-confirming', { allowed: true, relation: 'assignment-confirming' }],
    [['approver'], 'GrantExtension', 'assignment-confirming', { allowed: false, reason: 'relation-lacks-action', mayKnow: true }],
    [['approver'], 'GrantExtension', 'assignment-issuer', { allowed: true, relation: 'assignment-issuer' }],
    [['supervising-officer'], 'assignment.read', 'assignment-anyone', { allowed: true, relation: 'assignment-anyone' }],
    [['supervising-officer'], 'AcceptResult', 'assignment-anyone', { allowed: false, reason: 'relation-lacks-action', mayKnow: true }],
    [['auditor'], 'history.read', 'assignment-anyone', { allowed: true, relation: 'assignment-anyone' }],
    [['auditor', 'head'], 'SubmitResult', 'assignment-lead', { allowed: false, reason: 'read-only-role', mayKnow: true }],
    [['administrator'], 'SubmitResult', 'assignment-lead', { allowed: false, reason: 'role-lacks-action', mayKnow: false }],
    [['administrator'], 'SucceedBodies', 'organisation-anyone', { allowed: true, relation: 'organisation-anyone' }],
    [['supervising-officer'], 'OrderHandOver', 'organisation-anyone', { allowed: true, relation: 'organisation-anyone' }],
    [['head'], 'OrderHandOver', 'organisation-anyone', { allowed: false, reason: 'role-lacks-action', mayKnow: true }],
    [['administrator'], 'account.manage', 'system-anyone', { allowed: true, relation: 'system-anyone' }],
    [['head'], 'account.manage', 'system-anyone', { allowed: false, reason: 'role-lacks-action', mayKnow: true }],
    [['clerk'], 'RegisterArrival', 'receipt-addressee', { allowed: true, relation: 'receipt-addressee' }],
    [['clerk'], 'RegisterArrival', 'receipt-issuer', { allowed: false, reason: 'relation-lacks-action', mayKnow: true }],
    [['officer'], 'FileUnitReport', 'reporting-unit', { allowed: true, relation: 'reporting-unit' }],
    [['officer'], 'FileUnitReport', 'reporting-anyone', { allowed: false, reason: 'not-party', mayKnow: false }],
    [['head'], 'AcceptConsolidation', 'reporting-consolidator', { allowed: false, reason: 'relation-lacks-action', mayKnow: true }],
    [['approver'], 'AcceptConsolidation', 'reporting-recipient', { allowed: true, relation: 'reporting-recipient' }],
    [['officer'], 'ConcludeReview', 'review-conductor', { allowed: false, reason: 'role-lacks-action', mayKnow: true }],
    [['administrator'], 'inbox.read', 'inbox-owner', { allowed: false, reason: 'role-lacks-action', mayKnow: false }],
    [['administrator'], 'notice.read', 'inbox-owner', { allowed: true, relation: 'inbox-owner' }],
    [['clerk'], 'inbox.read', 'inbox-anyone', { allowed: false, reason: 'role-lacks-action', mayKnow: false }],
    [['officer'], 'directive.read', 'directive-anyone', { allowed: false, reason: 'role-lacks-action', mayKnow: false }],
    [['approver'], 'IssueDirective', 'directive-issuer', { allowed: true, relation: 'directive-issuer' }],
    [['officer'], 'AnswerUrging', 'urging-addressee', { allowed: true, relation: 'urging-addressee' }],
    [['head'], 'CloseUrging', 'urging-addressee', { allowed: false, reason: 'relation-lacks-action', mayKnow: true }],
    [['head'], 'AnswerUrging', 'urging-follower', { allowed: false, reason: 'relation-lacks-action', mayKnow: true }],
    [['head'], 'DecideInspection', 'inspection-issuer', { allowed: true, relation: 'inspection-issuer' }],
    [['officer'], 'DecideInspection', 'inspection-issuer', { allowed: false, reason: 'role-lacks-action', mayKnow: true }],
    [['officer'], 'RecordInspectionMinutes', 'inspection-team', { allowed: true, relation: 'inspection-team' }],
    [['head'], 'ConcludeInspection', 'inspection-inspected', { allowed: false, reason: 'relation-lacks-action', mayKnow: true }],
    [['head'], 'RecordInspectionMinutes', 'inspection-anyone', { allowed: false, reason: 'not-party', mayKnow: false }],
    [['head'], 'RecordRemediationOutcome', 'inspection-issuer', { allowed: false, reason: 'process-only', mayKnow: true }],
    [['head'], 'EndOversight', 'oversight-overseen', { allowed: false, reason: 'relation-lacks-action', mayKnow: true }],
    [['head'], 'AssignTask', 'assignment-issuer', { allowed: false, reason: 'process-only', mayKnow: true }],
    [['officer'], 'RecordMeasurement', 'indicator-measured', { allowed: true, relation: 'indicator-measured' }],
    [['officer'], 'RecordMeasurement', 'indicator-reached', { allowed: false, reason: 'relation-lacks-action', mayKnow: true }],
    [['officer'], 'RecordMeasurement', 'indicator-anyone', { allowed: false, reason: 'not-party', mayKnow: false }],
    [['supervising-officer'], 'DefineIndicator', 'indicator-supervising', { allowed: false, reason: 'relation-lacks-action', mayKnow: true }],
    [[], 'organisation.read', 'organisation-anyone', { allowed: false, reason: 'no-role', mayKnow: false }],
  ] as const)('%j asks %s as %s', (roles, action, relation, expected) => {
    expect(asks(roles, action, relation)).toEqual(expected);
  });

  it('answers for one relation when a body has several', () => {
    expect(can(actor(['approver']), 'AcceptResult', assignment({ issuer: me, confirming: me }), at)).toEqual({ allowed: true, relation: 'assignment-confirming' });
  });
});

describe('the state of a thing', () => {
  const asked = (role: Role, action: Action, state: Resource['state'], of = assignment({ lead: me, confirming: me })) => {
    const answer = can(actor([role]), action, { ...of, ...(state !== undefined && { state }) }, at);
    return answer.allowed ? answer.relation : answer.reason;
  };

  it('stops what nobody does any more, and nothing else', () => {
    expect([asked('officer', 'SubmitResult', { stage: 'over' }), asked('officer', 'SubmitResult', { stage: 'suspended' }), asked('officer', 'SubmitResult', { stage: null }), asked('officer', 'assignment.read', { stage: 'over' }), asked('officer', 'CorrectAct', { stage: 'over' })])
      .toEqual(['state-forbids', 'state-forbids', 'assignment-lead', 'assignment-lead', 'assignment-lead']); // prettier-ignore
  });

  it('lets nobody confirm what their own hand handed in', () => {
    const [own, others] = [{ handedInBy: [actorId('b'), actorId('a')] }, { handedInBy: [actorId('b')] }];
    expect([asked('head', 'AcceptResult', own), asked('head', 'ConfirmPoint', own), asked('head', 'AcceptResult', others), asked('head', 'ReturnResult', own)]).toEqual(['own-work', 'own-work', 'assignment-confirming', 'assignment-confirming']);
  });

  it('lets nothing out of a body that works by approval but by those who approve', () => {
    const state = { throughHead: true };
    expect([asked('officer', 'SubmitResult', state), asked('head', 'SubmitResult', state), asked('officer', 'ProposeAct', state, { kind: 'proposal', body: me }), asked('clerk', 'assignment.read', state)]).toEqual(['needs-approval', 'assignment-lead', 'proposal-body', 'assignment-lead']);
    expect([asked('officer', 'AnswerUrging', state, { kind: 'urging', issuers: [other], addressees: [me], followers: [] }), asked('administrator', 'RenameBody', state, { kind: 'organisation' })]).toEqual(['needs-approval', 'organisation-anyone']);
  });

  it('gives no right that was not there', () => {
    expect([asked('clerk', 'SubmitResult', { throughHead: true }), asked('auditor', 'SubmitResult', { stage: 'over' })]).toEqual(['role-lacks-action', 'read-only-role']);
  });
});

describe('acting for another body', () => {
  const delegation = { from: other, validFrom: localDate('2021-11-01'), validTo: localDate('2021-11-20') };
  const deputy = actor(['head'], { delegations: [delegation] });
  const theirs = assignment({ lead: other });

  it('holds on the first and the last day, in Việt Nam, and on no other', () => {
    const asked = (day: string, offset: number) => can(deputy, 'SubmitResult', theirs, startOfDay(localDate(day)) + offset, other);
    const refused = { allowed: false, reason: 'delegation-not-in-force', mayKnow: false };
    expect([asked('2021-11-01', -1), asked('2021-11-01', 0), asked('2021-11-21', -1), asked('2021-11-21', 0)]).toEqual([refused, { allowed: true, relation: 'assignment-lead' }, { allowed: true, relation: 'assignment-lead' }, refused]);
  });

  it('is not assumed: without naming the body, the own body counts', () => {
    expect(can(deputy, 'SubmitResult', theirs, at)).toEqual({ allowed: false, reason: 'not-party', mayKnow: false });
    expect(can(deputy, 'SubmitResult', assignment({ lead: me }), at, me)).toEqual({ allowed: true, relation: 'assignment-lead' });
  });

  it('lists the bodies acted for, the own one first', () => {
    const open = { ...delegation, from: bodyId('third'), validTo: null };
    expect(bodiesActedFor(actor(['head'], { delegations: [delegation, delegation, open] }), startOfDay(localDate('2021-12-01')))).toEqual(['me', 'third']);
    expect([readsEverything(deputy), readsEverything(actor(['auditor']))]).toEqual([false, true]);
  });
});

describe('holding positions', () => {
  const held = (body: BodyId, role: Role, validFrom: string, validUntil: string | null = null) => ({ body, role, validFrom: localDate(validFrom), validUntil: validUntil === null ? null : localDate(validUntil) });
  const appointed = actor(['head'], { positions: [held(me, 'clerk', '2021-11-01'), held(other, 'head', '2021-11-10', '2021-11-20')] });
  const asked = (who: Actor, day: string, offset: number, body: BodyId | null, action: Action = 'SubmitResult') => can(who, action, assignment({ lead: body ?? me }), startOfDay(localDate(day)) + offset, body);

  it('counts in its body and on its days, and nothing else does', () => {
    expect(asked(appointed, '2021-11-15', 0, null)).toEqual({ allowed: false, reason: 'role-lacks-action', mayKnow: true });
    expect(asked(appointed, '2021-11-15', 0, null, 'AcknowledgeAssignment')).toMatchObject({ allowed: true });
    expect([['2021-11-10', -1], ['2021-11-10', 0], ['2021-11-20', -1], ['2021-11-20', 0]].map(([day, offset]) => asked(appointed, day as string, offset as number, other).allowed)).toEqual([false, true, true, false]);
    expect(asked(actor(['head'], { positions: [] }), '2021-11-15', 0, null)).toEqual({ allowed: false, reason: 'delegation-not-in-force', mayKnow: false });
    expect(asked(actor(['head'], { positions: null }), '2021-11-15', 0, null)).toMatchObject({ allowed: true });
  });

  it('makes an auditor in any body change nothing in all of them', () => {
    const both = actor([], { positions: [held(me, 'head', '2021-11-01'), held(other, 'auditor', '2021-11-01', '2021-11-12')] });
    expect([asked(both, '2021-11-11', 0, null), asked(both, '2021-11-12', 0, null)]).toMatchObject([{ allowed: false, reason: 'read-only-role' }, { allowed: true }]);
  });

  it('lists the bodies of the day, the own one first', () => {
    const on = (day: string) => bodiesActedFor(actor([], { positions: [held(other, 'head', '2021-11-01'), held(me, 'clerk', '2021-11-10')] }), startOfDay(localDate(day)));
    expect([on('2021-10-31'), on('2021-11-01'), on('2021-11-10')]).toEqual([[], ['other'], ['me', 'other']]);
  });
});

describe('for any actor, action and resource', () => {
  const body: fc.Arbitrary<BodyId> = fc.constantFrom('me', 'other', 'third').map(bodyId);
  const bodies = fc.array(body, { maxLength: 3 });
  const resources: fc.Arbitrary<Resource> = fc.oneof(
    fc.record({ kind: fc.constant('assignment' as const), lead: body, issuer: body, confirming: body, supervising: body, participants: bodies, parentChainBodies: bodies }),
    fc.record({ kind: fc.constant('directive' as const), issuer: body, confirming: body, supervising: body, reached: bodies }),
    fc.record({ kind: fc.constant('receipt' as const), addressee: body, issuer: body }),
    fc.record({ kind: fc.constant('urging' as const), issuers: bodies, addressees: bodies, followers: bodies }),
    fc.record({ kind: fc.constant('indicator' as const), issuer: body, supervising: body, reporters: bodies, measured: fc.option(body), reached: bodies }),
    fc.record({ kind: fc.constant('inbox' as const), body }),
    fc.constantFrom<Resource>({ kind: 'organisation' }, { kind: 'board' }, { kind: 'system' }),
  );
  const actions = fc.constantFrom(...ACTIONS);
  const roles = fc.uniqueArray(fc.constantFrom(...ROLES));

  it('denies unless the table says yes for a relation of the body and a role of the actor', () => {
    fc.assert(
      fc.property(roles, actions, resources, (held, action, resource) => {
        const answer = can(actor(held), action, resource, at);
        if (answer.allowed) expect(held.some((role) => written(answer.relation, role, action))).toBe(true);
        else if (!held.includes('auditor') || isRead(action)) {
          const anyone = `${resource.kind}-anyone` as Relation;
          expect(held.some((role) => written(anyone, role, action))).toBe(false);
        }
      }),
    );
  });

  it('an auditor changes nothing, whatever else it is', () => {
    fc.assert(fc.property(roles, actions, resources, (held, action, resource) => {
      fc.pre(!isRead(action));
      expect(can(actor([...held, 'auditor']), action, resource, at)).toMatchObject({ allowed: false, reason: 'read-only-role' });
    }));
  });

  it('whom it lets read, it lets know; whom it denies knowledge, it lets read nothing', () => {
    const readOf = { assignment: 'assignment.read', directive: 'directive.read', receipt: 'receipt.read', indicator: 'indicator.read', inbox: 'inbox.read' } as const;
    fc.assert(fc.property(roles, actions, resources, (held, action, resource) => {
      fc.pre(resource.kind in readOf);
      const answer = can(actor(held), action, resource, at);
      fc.pre(!answer.allowed);
      const read = can(actor(held), readOf[resource.kind as keyof typeof readOf], resource, at);
      expect(!answer.allowed && answer.mayKnow).toBe(read.allowed);
    }));
  });

  it('only somebody acting for a body that delegated to it is let through', () => {
    fc.assert(fc.property(roles, actions, resources, (held, action, resource) => {
      expect(can(actor(held), action, resource, at, bodyId('stranger'))).toMatchObject({ allowed: false, reason: 'delegation-not-in-force' });
    }));
  });
});
