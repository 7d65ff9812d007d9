import type { ActorId, BodyId, Instant, LocalDate, Role } from '#libs/domain';
import type { AccountRecords } from './account-record.js';
import type { BoardArrangements } from './board-arrangements.js';
import type { NoticeChoices } from './notice-choices.js';
import type { SavedViews } from './saved-views.js';
import type { SecondFactors } from './second-factors.js';

/** An account beside the log: what sign-in needs and names of people; the log knows the opaque actor id only. */
export interface Account {
  readonly actorId: ActorId;
  /** What is typed to sign in; unique, lower case. */
  readonly login: string;
  /** The display name as it is kept: sealed, but for sample data; empty once it was erased. To be shown by `shownName`. */
  readonly keptName: string;
  readonly body: BodyId;
  readonly roles: readonly Role[];
  readonly delegations: readonly { readonly from: BodyId; readonly validFrom: LocalDate; readonly validTo: LocalDate | null }[];
  /** argon2id in PHC text form; null until the owner has set a password. */
  readonly passwordHash: string | null;
  readonly disabled: boolean;
  readonly sample: boolean;
}

export interface Session {
  /** Names it to its owner, and is of no use to anybody else. */
  readonly id: string;
  /** SHA-256 of the token in hexadecimal; the token itself is never stored. */
  readonly tokenHash: string;
  readonly actorId: ActorId;
  readonly createdAt: Instant;
  /** When it was last used, to a minute or so: not every request is worth a write. */
  readonly lastUsedAt: Instant;
  readonly expiresAt: Instant;
  /** What the browser or program calls itself, at most 200 characters, so that the owner knows it again; null = it says nothing. */
  readonly client: string | null;
}

/** What a machine signs in with, in the name of whoever made it and never with more rights. */
export interface ApiToken {
  readonly id: string;
  readonly tokenHash: string;
  readonly actorId: ActorId;
  /** What its owner calls it. */
  readonly name: string;
  /** Names of the policies of the routes that it opens. */
  readonly scope: readonly string[];
  readonly createdAt: Instant;
  /** As of a session; null until it is used. */
  readonly lastUsedAt: Instant | null;
  readonly expiresAt: Instant;
}

/** A one-time link that sets a password: for the first administrator, for who never signed in, for who forgot. */
export interface Invitation {
  readonly tokenHash: string;
  readonly actorId: ActorId;
  readonly expiresAt: Instant;
}

/** The login of an account whose owner's data was erased; nobody signs in with it, since there is no password. */
export const erasedLogin = (actorId: ActorId): string => `erased-${actorId}`;

/** Accounts, second factors, sessions, tokens, invitations, saved views, arranged boards and choices of notices. Cannot be rebuilt from the log: it has its place in the backup. */
export interface CredentialStore extends AccountRecords {
  readonly secondFactors: SecondFactors;
  readonly savedViews: SavedViews;
  readonly boardArrangements: BoardArrangements;
  readonly noticeChoices: NoticeChoices;
  accountByLogin(login: string): Account | null;
  accountById(actorId: ActorId): Account | null;
  accounts(): readonly Account[];
  saveAccounts(accounts: readonly Account[]): void;
  setPassword(actorId: ActorId, passwordHash: string): void;
  /** Puts another kept name in place, in one write, for each account that `change` answers one for; nothing of those before stays in the files. Answers how many. */
  changeNames(change: (account: Account) => string | null): number;
  /** Disabling ends all sessions, half sign-ins, tokens and invitations of the account with the same write. False when there is no such account. */
  setDisabled(actorId: ActorId, disabled: boolean): boolean;
  /** Disables it and takes out what is personal: the login, the name, the password, the second factor, who it is elsewhere, the own saved views, board and choice of notices. Nothing of them stays in the files. False when there is no such account. */
  eraseAccount(actorId: ActorId): boolean;
  saveSession(session: Session): void;
  session(tokenHash: string, at: Instant): Session | null;
  /** Those that have not expired, the newest first. */
  sessionsOf(actorId: ActorId, at: Instant): readonly Session[];
  /** Notes that these sessions and tokens were used at `at`, in one write. */
  noteUse(tokenHashes: readonly string[], at: Instant): void;
  endSession(tokenHash: string): void;
  /** Half sign-ins too. */
  endSessionsOf(actorId: ActorId): void;
  saveToken(token: ApiToken): void;
  token(tokenHash: string, at: Instant): ApiToken | null;
  /** Those that have not expired, the newest first. */
  tokensOf(actorId: ActorId, at: Instant): readonly ApiToken[];
  endToken(tokenHash: string): void;
  /** Whose the identity at that provider is; null = nobody's. */
  accountByIdentity(issuer: string, subject: string): Account | null;
  /** False when the identity is somebody's, or the account has another one there. */
  linkIdentity(issuer: string, subject: string, actorId: ActorId): boolean;
  /** Providers at which the account is somebody, in order. */
  issuersOf(actorId: ActorId): readonly string[];
  /** False when it is nobody anywhere. */
  unlinkIdentitiesOf(actorId: ActorId): boolean;
  saveInvitation(invitation: Invitation): void;
  endInvitationsOf(actorId: ActorId): void;
  /** The invitation, left as it is; null when unknown, used or expired. */
  invitation(tokenHash: string, at: Instant): Invitation | null;
  /** Uses the invitation up; null when unknown, used or expired. */
  takeInvitation(tokenHash: string, at: Instant): Invitation | null;
  close(): void;
}

export const CREDENTIAL_STORE = Symbol('CredentialStore');
