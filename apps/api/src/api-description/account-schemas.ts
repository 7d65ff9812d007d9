import { BOARD_CARDS, VIEW_PAGES } from '#libs/application';
import type { AccountsView, AccountView, InvitationView, InvitedAccountView } from '../accounts/account.view.js';
import type { IdentitiesView } from '../openid/identities.controller.js';
import type { PasskeyOfferView, PasskeyView, RecoveryCodesView, SecondFactorView, SecondStepView } from '../second-factor/second-factor.view.js';
import type { Enrolment } from '../second-factor/second-steps.js';
import type { BoardArrangementsView, BoardArrangementView } from '../board-arrangements/board-arrangement.view.js';
import type { SavedViewsView, SavedViewView } from '../saved-views/saved-view.view.js';
import type { ApiTokensView, ApiTokenView } from '../signing-in/api-token.view.js';
import type { OwnSessionsView, OwnSessionView, SessionDelegation, SessionView, SignInWaysView } from '../signing-in/session.view.js';
import { anyOfThese, anything, day, listOf, named, oneOfWords, orNull, record, text, uuid, whole, yesOrNo, type Schema } from './schema-words.js';

const moment: Schema = { type: 'string', format: 'date-time' };

/** What is answered about sessions and accounts. */
export const ACCOUNT_SCHEMAS: Readonly<Record<string, Schema>> = {
  Session: record<SessionView>(
    {
      actorId: text, login: text, displayName: text, body: text, roles: listOf(text), delegations: listOf(record<SessionDelegation>({ from: text, validFrom: day, validTo: orNull(day), position: orNull(text), actions: orNull(listOf(text)) })), sample: yesOrNo,
      expiresAt: moment, token: text, recoveryCodes: listOf(text),
    }, // prettier-ignore
    ['token', 'recoveryCodes'],
  ),
  SecondStep: record<SecondStepView>({ ticket: text, expiresAt: moment, enrolment: orNull(record<Enrolment>({ secret: text, address: text, picture: text })), passkey: orNull(anything) }),
  FirstStepAnswer: anyOfThese(named('Session'), named('SecondStep')),
  SecondFactor: record<SecondFactorView>({ enrolledAt: orNull(moment), recoveryCodesLeft: whole, passkeys: listOf(named('Passkey')) }),
  Passkey: record<PasskeyView>({ id: uuid, name: text, host: text, addedAt: moment, lastUsedAt: orNull(moment) }),
  PasskeyOffer: record<PasskeyOfferView>({ ticket: text, options: anything }),
  RecoveryCodes: record<RecoveryCodesView>({ recoveryCodes: listOf(text) }),
  Identities: record<IdentitiesView>({ issuers: listOf(text) }),
  SignInWays: record<SignInWaysView>({ identityProvider: yesOrNo }),
  OwnSession: record<OwnSessionView>({ id: uuid, client: orNull(text), createdAt: moment, lastUsedAt: moment, expiresAt: moment, current: yesOrNo }),
  OwnSessions: record<OwnSessionsView>({ sessions: listOf(named('OwnSession')) }),
  ApiToken: record<ApiTokenView>({ id: uuid, name: text, scope: listOf(text), createdAt: moment, lastUsedAt: orNull(moment), expiresAt: moment, token: text }, ['token']),
  ApiTokens: record<ApiTokensView>({ tokens: listOf(named('ApiToken')) }),
  SavedView: record<SavedViewView>({ id: uuid, name: text, page: oneOfWords(VIEW_PAGES), search: text, shared: yesOrNo, own: yesOrNo }),
  SavedViews: record<SavedViewsView>({ views: listOf(named('SavedView')) }),
  BoardArrangement: record<BoardArrangementView>({ cards: listOf(oneOfWords(BOARD_CARDS)), search: text, savedAt: moment }),
  BoardArrangements: record<BoardArrangementsView>({ own: orNull(named('BoardArrangement')), ofBody: orNull(named('BoardArrangement')), mayArrangeForBody: yesOrNo }),
  Account: record<AccountView>({ actorId: text, login: text, displayName: text, body: text, roles: listOf(text), disabled: yesOrNo, passwordSet: yesOrNo, sample: yesOrNo, etag: text }),
  Invitation: record<InvitationView>({ path: text, expiresAt: moment }),
  InvitedAccount: record<InvitedAccountView>({ account: named('Account'), invitation: named('Invitation') }),
  Accounts: record<AccountsView>({ accounts: listOf(named('Account')), nextCursor: orNull(text) }),
};

export const ACCOUNT_ANSWERS: Readonly<Record<string, { readonly schema: string }>> = {
  SessionController_begin: { schema: 'FirstStepAnswer' },
  SessionController_goOn: { schema: 'Session' },
  SessionController_goOnWithPasskey: { schema: 'Session' },
  SessionController_ways: { schema: 'SignInWays' },
  SessionController_show: { schema: 'Session' },
  SessionController_accept: { schema: 'FirstStepAnswer' },
  SessionController_changePassword: { schema: 'Session' },
  SessionController_list: { schema: 'OwnSessions' },
  SecondFactorController_show: { schema: 'SecondFactor' },
  PasskeysController_offer: { schema: 'PasskeyOffer' },
  SecondFactorController_replace: { schema: 'SecondStep' },
  SecondFactorController_renewRecoveryCodes: { schema: 'RecoveryCodes' },
  IdentitiesController_show: { schema: 'Identities' },
  AccountTokensController_list: { schema: 'ApiTokens' },
  ApiTokensController_list: { schema: 'ApiTokens' },
  ApiTokensController_make: { schema: 'ApiToken' },
  SavedViewsController_list: { schema: 'SavedViews' },
  SavedViewsController_save: { schema: 'SavedView' },
  BoardArrangementsController_show: { schema: 'BoardArrangements' },
  BoardArrangementsController_save: { schema: 'BoardArrangements' },
  BoardArrangementsController_remove: { schema: 'BoardArrangements' },
  AccountsController_enter: { schema: 'InvitedAccount' },
  AccountsController_change: { schema: 'Account' },
  AccountsController_inviteAgain: { schema: 'Invitation' },
  AccountsController_list: { schema: 'Accounts' },
  AccountsController_disable: { schema: 'Account' },
  AccountsController_enable: { schema: 'Account' },
};
