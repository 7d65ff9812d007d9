import { accessLogDecider, type AccessCommand, type AccessEvent, type AccessLogState } from '../access-log/index.js';
import { accountActsDecider, type AccountActsState, type AccountCommand, type AccountEvent } from '../account-acts/index.js';
import { bodyStands, organisationDecider, type HandOverOrder, type OrganisationCommand, type OrganisationEvent, type OrganisationState } from '../organisation/index.js';
import { delegationDecider, type DelegationCommand, type DelegationEvent, type DelegationState } from '../identity/delegation/index.js';
import { logKeyDecider, type LogKeyCommand, type LogKeyEvent, type LogKeyState } from '../log-key/index.js';
import { noticeDeskDecider, type NoticeDeskCommand, type NoticeDeskEvent, type NoticeDeskState } from '../notification/index.js';
import { supervisionRulesDecider, type SupervisionRulesCommand, type SupervisionRulesEvent, type SupervisionRulesState } from '../supervision-rules/index.js';
import type { Retraceable, Told } from './retracing.js';

export const RETRACE_ORGANISATION: Retraceable<OrganisationCommand, OrganisationState, OrganisationEvent> = {
  stream: /^organisation-register$/,
  decider: organisationDecider,
  retrace: {
    BodiesRegistered: (data) => ({ type: 'RegisterBodies', ...data }),
    BodyRenamed: (data) => ({ type: 'RenameBody', ...data }),
    BodyMoved: (data) => ({ type: 'MoveBody', ...data }),
    BodyEnded: (data, told) => ({ type: 'EndBody', ...data, keeper: orderIn(told)?.keeper ?? null }),
    BodiesSucceeded: (data, told) => {
      const order = orderIn(told);
      return { type: 'SucceedBodies', ...data, keeper: order?.keeper ?? null, allotment: order?.allotment ?? [] };
    },
    HandOverOrdered: ({ bodies, keeper, allotment, basis }) => (bodies[0] === undefined ? null : { type: 'OrderHandOver', bodyId: bodies[0], keeper, allotment, basis }),
    HandOverFellDue: () => ({ type: 'BeginDueHandOvers' }),
    GroupDefined: (data) => ({ type: 'DefineGroup', ...data }),
  },
};

/** The order to hand duties over that the change of bodies led to. */
const orderIn = ({ events }: Told<OrganisationState, OrganisationEvent>): HandOverOrder | undefined => events.flatMap((event) => (event.type === 'HandOverOrdered' ? [event.data] : []))[0];

export const RETRACE_DELEGATION: Retraceable<DelegationCommand, DelegationState, DelegationEvent> = {
  stream: /^delegations$/,
  decider: delegationDecider,
  retrace: {
    PowerDelegated: (terms, { register, rules }) =>
      rules === null
        ? null
        : {
            type: 'DelegatePower', terms, maxDepth: rules.policy.delegationMaxDepth,
            stands: { from: bodyStands(register, terms.from.body, terms.validFrom), to: bodyStands(register, terms.to.body, terms.validFrom) },
          }, // prettier-ignore
    DelegationRevoked: (data) => ({ type: 'RevokeDelegation', ...data }),
  },
};

export const RETRACE_SUPERVISION_RULES: Retraceable<SupervisionRulesCommand, SupervisionRulesState, SupervisionRulesEvent> = {
  stream: /^supervision-rules$/,
  decider: supervisionRulesDecider,
  retrace: {
    WorkingCalendarPublished: ({ year, days, basis }) => ({ type: 'PublishWorkingCalendar', year, days, basis }),
    PolicyPublished: ({ issuer, switches, basis }, { register, act }) => ({ type: 'PublishPolicy', issuer, switches, basis, issuerStands: issuer !== null && bodyStands(register, issuer, act.occurredOn) === 'active' }),
  },
};

/** What had been shown stands in a read model: what was seen is taken for shown. */
export const RETRACE_NOTICE_DESK: Retraceable<NoticeDeskCommand, NoticeDeskState, NoticeDeskEvent> = {
  stream: /^notice-desk-/,
  decider: noticeDeskDecider,
  retrace: { NoticesSeen: ({ body, upTo }) => ({ type: 'MarkNoticesSeen', body, upTo, known: upTo }) },
};

export const RETRACE_LOG_KEY: Retraceable<LogKeyCommand, LogKeyState, LogKeyEvent> = {
  stream: /^log-key$/,
  decider: logKeyDecider,
  retrace: {
    LogKeyIntroduced: ({ key }) => ({ type: 'IntroduceLogKey', key }),
    LogKeyRotated: ({ key, reason }) => ({ type: 'RotateLogKey', key, reason }),
  },
};

export const RETRACE_ACCESS: Retraceable<AccessCommand, AccessLogState, AccessEvent> = {
  stream: /^access-/,
  decider: accessLogDecider,
  retrace: {
    DataRead: (access) => ({ type: 'NoteRead', access }),
    DataExported: (access) => ({ type: 'NoteExport', access }),
    AttemptRefused: ({ reason, ...access }) => ({ type: 'NoteRefusal', access, reason }),
  },
};

const noted = (done: AccountEvent): AccountCommand => ({ type: 'NoteAccountAct', done });

export const RETRACE_ACCOUNT_ACTS: Retraceable<AccountCommand, AccountActsState, AccountEvent> = {
  stream: /^account-/,
  decider: accountActsDecider,
  retrace: {
    AccountEntered: (data) => noted({ type: 'AccountEntered', data }),
    AccountChanged: (data) => noted({ type: 'AccountChanged', data }),
    AccountInvited: (data) => noted({ type: 'AccountInvited', data }),
    AccountDisabled: (data) => noted({ type: 'AccountDisabled', data }),
    AccountEnabled: (data) => noted({ type: 'AccountEnabled', data }),
    AccessReset: (data) => noted({ type: 'AccessReset', data }),
    AuthenticatorSetUp: (data) => noted({ type: 'AuthenticatorSetUp', data }),
    SecondFactorTakenAway: (data) => noted({ type: 'SecondFactorTakenAway', data }),
    RecoveryCodesRenewed: (data) => noted({ type: 'RecoveryCodesRenewed', data }),
    PasskeyAdded: (data) => noted({ type: 'PasskeyAdded', data }),
    PasskeyRemoved: (data) => noted({ type: 'PasskeyRemoved', data }),
    IdentityLinked: (data) => noted({ type: 'IdentityLinked', data }),
    IdentityUnlinked: (data) => noted({ type: 'IdentityUnlinked', data }),
    PasswordSet: (data) => noted({ type: 'PasswordSet', data }),
    RecoveryCodeUsed: (data) => noted({ type: 'RecoveryCodeUsed', data }),
    SignedIn: (data) => noted({ type: 'SignedIn', data }),
    SignInThrottled: (data) => noted({ type: 'SignInThrottled', data }),
    SessionsEnded: (data) => noted({ type: 'SessionsEnded', data }),
    MachineTokenMade: (data) => noted({ type: 'MachineTokenMade', data }),
    MachineTokenEnded: (data) => noted({ type: 'MachineTokenEnded', data }),
  },
};
