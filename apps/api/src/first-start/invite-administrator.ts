import type { INestApplicationContext } from '@nestjs/common';
import { CLOCK, CREDENTIAL_STORE, EVENT_LOG, IDS, LOG_KEY_STREAM, PERSON_VAULT, sealedName, START, type Clock, type CredentialStore, type EventLog, type Ids, type SecretSealer } from '#libs/application';
import { actorId, bodyId } from '#libs/domain';
import type { sampleSignIns } from '#libs/sample';
import { freshToken, tokenHash } from '../signing-in/tokens.js';

/** What a start found: data of before, or an empty folder and what was done about it. */
export type FirstStart =
  | { readonly kind: 'none' }
  | { readonly kind: 'sample'; readonly signIns: ReturnType<typeof sampleSignIns> }
  | { readonly kind: 'empty'; readonly invitation: string };

const INVITATION_HOURS = 72;

/** Invites the first administrator while nobody can sign in and nothing is stored but the key of the log: as often as the program is started bare. */
export async function inviteIfBare(app: INestApplicationContext): Promise<FirstStart> {
  const log = app.get<EventLog>(EVENT_LOG);
  const accounts = app.get<CredentialStore>(CREDENTIAL_STORE);
  const stored = await log.readAll(START, 2);
  if (stored.some(({ stream }) => stream !== LOG_KEY_STREAM) || accounts.accounts().some(({ passwordHash }) => passwordHash !== null)) return { kind: 'none' };
  return { kind: 'empty', invitation: invite(app, accounts, app.get<Clock>(CLOCK)) };
}

/** A fresh one-time link for the administrator of a bare installation; an older one stops working by expiring. */
function invite(app: INestApplicationContext, accounts: CredentialStore, clock: Clock): string {
  const administrator = actorId(app.get<Ids>(IDS).derive('first-administrator'));
  if (accounts.accountById(administrator) === null) {
    accounts.saveAccounts([
      {
        actorId: administrator, login: 'quantri', keptName: sealedName(app.get<SecretSealer>(PERSON_VAULT), administrator, 'Quản trị'), body: bodyId('quan-tri'), roles: ['administrator'], delegations: [],
        passwordHash: null, disabled: false, sample: false,
      },
    ]); // prettier-ignore
  }
  const token = freshToken();
  accounts.saveInvitation({ tokenHash: tokenHash(token), actorId: administrator, expiresAt: clock.now() + INVITATION_HOURS * 3_600_000 });
  return token;
}
